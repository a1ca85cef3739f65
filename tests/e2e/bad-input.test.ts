import type { Client } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDoor, openPolicy } from './support/open-door.ts';
import { addPerson } from './support/people.ts';
import { RawApi, everything } from './support/raw-api.ts';
import type { Sent } from './support/raw-api.ts';
import { BASTION, DATABASE, ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ServerProcess } from './support/server-process.ts';

const POLICIES = '/api/v1/policies';
const REQUESTS = '/api/v1/access-requests';
const NO_TRAFFIC = 'Traffic such as tcp 22, tcp 22-25, udp 53, icmp, icmp 8, icmp 8/0, icmpv6 128, protocol 50 or all.';
const NO_CIDR = 'An address and a prefix length, such as 203.0.113.0/24 or 2001:db8::/32.';
const NOT_THIS_SCOPE = (scope: string) =>
  `it holds ${scope} addresses, and the policy allows public ones only, or those it names. ` +
  'Behind a proxy, the server must be told which proxies to trust.';

let server: ServerProcess;
let administrator: Client;
let api: RawApi;
let policyInput: Record<string, unknown>;
/** Its policy lets people state ranges; the other one takes them as they come, and public ones only. */
let statedPolicyId: string;
let plainPolicyId: string;
let pingPolicyId: string;

beforeAll(async () => {
  server = await ServerProcess.startSetUp();
  administrator = await server.signIn();
  api = new RawApi(server, await server.tokenOf());
  const statedAddresses = { ipv4PrefixLength: 24, ipv6PrefixLength: 64 };
  const stated = await addDoor(administrator, { groupId: BASTION }, { name: 'Stated', statedAddresses });
  const plain = await addDoor(administrator, { groupId: BASTION }, { name: 'Plain', allowedScopes: [] });
  const ping = await addDoor(administrator, { groupId: BASTION, traffic: 'icmp 8' }, { name: 'Ping', statedAddresses });
  [statedPolicyId, plainPolicyId, pingPolicyId] = [stated.policyId, plain.policyId, ping.policyId];
  await eventually(
    () => administrator('listResources'),
    ({ items }) => items.every(({ health }) => health.state === 'healthy'),
  );
  policyInput = {
    name: 'A policy',
    resourceId: stated.resourceId,
    grantees: [{ kind: 'everyone' }],
    traffics: ['tcp 22'],
    defaultDurationSeconds: 600,
    longestDurationSeconds: 3600,
  };
});
afterAll(() => server.remove());

const state = () => everything(administrator, server.ec2Url, [BASTION, DATABASE]);

/** Refuses, and leaves everything as it was. */
async function refusalOf(sent: Sent) {
  const before = await state();
  const problem = await api.refusal(sent);
  expect(await state()).toEqual(before);
  return problem;
}

describe('an access policy', () => {
  it.each([
    { what: 'a port out of range', traffic: 'tcp 70000', expected: 'A port from 0 to 65535, such as 22.' },
    { what: 'ports the wrong way round', traffic: 'tcp 30-20', expected: 'The lower port first, such as 22-25.' },
    { what: 'everything, but only one port of it', traffic: '-1 22', expected: NO_TRAFFIC },
    { what: 'the same in words', traffic: 'all 22', expected: NO_TRAFFIC },
    { what: 'a negative port', traffic: 'tcp -5', expected: NO_TRAFFIC },
  ])('is refused with $what', async ({ traffic, expected }) => {
    const problem = await refusalOf({ path: POLICIES, body: { ...policyInput, traffics: ['udp 53', traffic] } });

    expect(problem).toMatchObject({
      type: 'urn:gatelease:problem:request.invalid',
      title: 'Something in the request is not right',
      status: 422,
      code: 'request.invalid',
      fields: [{ field: 'traffics.1', given: traffic, expected }],
    });
  });

  it('is refused with a window that ends before it starts', async () => {
    const window = { days: ['monday'], from: '18:00', to: '08:00' };
    const body = { ...policyInput, schedule: { timeZone: 'UTC', windows: [window] } };

    expect(await refusalOf({ path: POLICIES, body })).toMatchObject({
      status: 422,
      code: 'request.invalid',
      detail: 'schedule.windows.0.to: An end later than 18:00, or endsNextDay set: 08:00 of the next day.',
      fields: [{ field: 'schedule.windows.0.to', code: 'schedule.window-ends-before-start', given: '18:00-08:00' }],
    });
  });

  it('is refused with a time zone that there is not', async () => {
    const body = { ...policyInput, schedule: { timeZone: 'Mars/Olympus', windows: [] } };
    const expected = 'The name of a time zone in the IANA database, for example Europe/Berlin.';

    expect(await refusalOf({ path: POLICIES, body })).toMatchObject({
      status: 422,
      detail: `schedule.timeZone: ${expected}`,
      fields: [{ code: 'schedule.time-zone-unknown', given: 'Mars/Olympus', expected }],
    });
  });

  it('says everything that is wrong at once', async () => {
    const body = { ...policyInput, traffics: ['tcp 70000', 'tcp 9-1'], name: undefined };

    expect(await refusalOf({ path: POLICIES, body })).toMatchObject({
      detail: 'These are not right: name, traffics.0, traffics.1.',
      fields: [{ field: 'name', code: 'field.missing' }, { field: 'traffics.0' }, { field: 'traffics.1' }],
    });
  });

  it('never allows stating the whole internet', async () => {
    const body = { ...policyInput, statedAddresses: { ipv4PrefixLength: 0, ipv6PrefixLength: 64 } };

    expect(await refusalOf({ path: POLICIES, body })).toMatchObject({
      fields: [{ field: 'statedAddresses.ipv4PrefixLength', given: '0' }],
    });
  });

  it('is refused for a resource that there is not', async () => {
    const body = { ...policyInput, resourceId: 'resource_of_nobody' };

    expect(await refusalOf({ path: POLICIES, body })).toMatchObject({
      status: 404,
      code: 'resource.not-found',
      detail: 'There is no resource resource_of_nobody in your organization.',
    });
  });
});

describe('a stated address', () => {
  it.each([
    { given: '203.0.113', code: 'address-malformed', expected: NO_CIDR },
    { given: '203.0.113.7/255.255.255.0', code: 'address-malformed', expected: NO_CIDR },
    {
      given: '203.0.113.7',
      code: 'address-malformed',
      expected: 'A prefix length after the address: 203.0.113.7/32 is that one address.',
    },
    {
      given: '203.0.113.7/33',
      code: 'address-malformed',
      expected: 'A prefix length from 0 to 32, such as 203.0.113.7/32.',
    },
    {
      given: '198.51.100.7/24',
      code: 'address-malformed',
      expected: 'say 198.51.100.0/24 for the whole range, or 198.51.100.7/32 for the one address.',
    },
    { given: '0.0.0.0/0', code: 'everything', expected: 'it is the whole internet, which no policy may open.' },
    { given: '::/0', code: 'everything', expected: 'it is the whole internet, which no policy may open.' },
    { given: '10.1.2.3/32', code: 'address-scope', expected: NOT_THIS_SCOPE('private') },
    { given: '128.0.0.0/1', code: 'address-scope', expected: NOT_THIS_SCOPE('private') },
    { given: '198.51.0.0/20', code: 'stated-range-too-wide', expected: 'the range may be no wider than /24.' },
    { given: '2600:1f18::/56', code: 'stated-range-too-wide', expected: 'the range may be no wider than /64.' },
  ])('$given is refused as $code', async ({ given, code, expected }) => {
    const problem = await refusalOf({ path: REQUESTS, body: { policyId: statedPolicyId, cidrs: [given] } });

    expect(problem).toEqual({
      type: 'urn:gatelease:problem:access.address-refused',
      title: 'Access cannot be opened for this address',
      status: 422,
      code: 'access.address-refused',
      detail: `${given} cannot be opened: ${expected}`,
      fields: [{ field: 'cidrs', code: `address.${code}`, given, expected }],
    });
  });

  it('of IPv6 is refused where the policy has only messages of IPv4', async () => {
    const body = { policyId: pingPolicyId, cidrs: ['2600:1f18::/64'] };

    expect(await refusalOf({ path: REQUESTS, body })).toMatchObject({
      status: 422,
      code: 'access.address-refused',
      detail:
        'The policy has no rule for an address of this family; connect over the other one, or ask an administrator.',
    });
  });

  it('is refused where the policy opens only for the address one connects from', async () => {
    const body = { policyId: plainPolicyId, cidrs: ['203.0.113.7/32'] };

    expect(await refusalOf({ path: REQUESTS, body })).toMatchObject({
      fields: [{ code: 'address.stated-address-not-allowed', given: '203.0.113.7/32' }],
    });
  });
});

describe('the address of the connection', () => {
  it.each([
    { what: 'loopback without an allowance', headers: {} },
    { what: 'a forged X-Forwarded-For', headers: { 'x-forwarded-for': '203.0.113.7' } },
    {
      what: 'other headers that name an address',
      headers: { 'x-real-ip': '203.0.113.7', forwarded: 'for=203.0.113.7' },
    },
  ])('counts, and is refused: $what', async ({ headers }) => {
    const problem = await refusalOf({ path: REQUESTS, body: { policyId: plainPolicyId }, headers });

    expect(problem).toMatchObject({
      status: 422,
      code: 'access.address-refused',
      detail: `127.0.0.1/32 cannot be opened: ${NOT_THIS_SCOPE('loopback')}`,
      fields: [{ field: 'cidrs', code: 'address.address-scope', given: '127.0.0.1/32' }],
    });
  });
});

describe('a duration', () => {
  it.each([
    { seconds: 28_801, code: 'duration-too-long', allowed: 'at most 28800 seconds' },
    { seconds: 59, code: 'duration-too-short', allowed: 'at least 60 seconds' },
  ])('of $seconds seconds is refused as $code', async ({ seconds, code, allowed }) => {
    const body = { policyId: statedPolicyId, durationSeconds: seconds };

    expect(await refusalOf({ path: REQUESTS, body })).toMatchObject({
      status: 422,
      code: `access.${code}`,
      detail: `A duration of ${String(seconds)} seconds was asked for; this policy allows ${allowed}.`,
      fields: [{ field: 'durationSeconds', code, given: String(seconds), expected: allowed }],
    });
  });
});

describe('a session', () => {
  it('that there is not opens nothing', async () => {
    const nobody = new RawApi(server, 'guessed');
    const before = await state();

    const problem = await nobody.refusal({ path: REQUESTS, body: { policyId: statedPolicyId } });

    expect(problem).toEqual({
      type: 'urn:gatelease:problem:session.required',
      title: 'Sign in first',
      status: 401,
      code: 'session.required',
      detail: 'There is no session, or it has ended.',
    });
    expect(await state()).toEqual(before);
  });

  it('that has ended opens nothing either', async () => {
    const session = new RawApi(server, await server.tokenOf());
    await session.send({ method: 'DELETE', path: '/api/v1/session' });
    const before = await state();

    const problem = await session.refusal({ path: REQUESTS, body: { policyId: statedPolicyId } });

    expect(problem).toMatchObject({ status: 401, code: 'session.required' });
    expect(await state()).toEqual(before);
  });
});

describe('somebody else’s lease', () => {
  it('is not there for a member: not to be read, extended or closed', async () => {
    const ben = await addPerson(administrator, 'Ben');
    const member = new RawApi(server, await server.tokenOf(ben));
    const { leaseId } = await openPolicy(administrator, statedPolicyId);
    const before = await state();

    const refusals = [
      await member.refusal({ method: 'GET', path: `/api/v1/leases/${leaseId}` }),
      await member.refusal({ path: `/api/v1/leases/${leaseId}/extend`, body: { durationSeconds: 60 } }),
      await member.refusal({ path: `/api/v1/leases/${leaseId}/close` }),
    ];

    const detail = `There is no lease ${leaseId} that you may see.`;
    for (const problem of refusals) expect(problem).toMatchObject({ status: 404, code: 'lease.not-found', detail });
    expect(await state()).toEqual(before);
    expect(await ingressOf(server.ec2Url, BASTION)).toEqual(['tcp 22 from 127.0.0.1/32']);
  });
});

describe('a body', () => {
  it.each([
    {
      what: 'is not JSON',
      sent: { body: '{"policyId":' },
      status: 400,
      code: 'request.malformed',
      detail: 'The request is not valid HTTP with valid JSON in it.',
    },
    {
      what: 'is a list',
      sent: { body: '[]' },
      status: 422,
      code: 'request.invalid',
      detail: 'This is not right: the whole of it.',
    },
    {
      what: 'is not said to be JSON',
      sent: { body: 'policyId=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      status: 415,
      code: 'request.unsupported-media-type',
      detail: 'The body is not JSON. Send it with the header "content-type: application/json".',
    },
    {
      what: 'has ten megabytes',
      sent: { body: JSON.stringify({ reason: 'x'.repeat(10_000_000) }) },
      status: 413,
      code: 'request.too-large',
      detail: 'The body is larger than this operation takes: 256 KiB, or 2 MiB for a list of people.',
    },
  ])('is refused when it $what', async ({ sent, status, code, detail }) => {
    expect(await refusalOf({ path: REQUESTS, ...sent })).toMatchObject({ status, code, detail });
  });
});
