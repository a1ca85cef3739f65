import type { Client } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './support/command-line.ts';
import { addPerson } from './support/people.ts';
import type { Person } from './support/people.ts';
import { BASTION, DATABASE, ingressOf } from './support/security-group.ts';
import { ADMINISTRATOR, ServerProcess } from './support/server-process.ts';

const SSH_FROM_HERE = 'tcp 22 from 127.0.0.1/32';
const MYSQL_FROM_HERE = 'tcp 3306 from 127.0.0.1/32';
const AS_ADA = ['--profile', 'ada'] as const;
const AS_BEN = ['--profile', 'ben'] as const;

/** What it says of the server's session documents; the token must not be among it. */
const SESSION_WORDS = { person: expect.anything(), organization: expect.anything(), address: '127.0.0.1' };

let server: ServerProcess;
let administrator: Client;
let ben: Person;
let gatelease: CommandLine;

beforeAll(async () => {
  server = await ServerProcess.startSetUp({ GATELEASE_ORGANIZATION: 'Example Ltd' });
  administrator = await server.signIn();
  ben = await addPerson(administrator, 'Ben');
  gatelease = await CommandLine.make();
});
afterAll(async () => {
  await server.remove();
  await gatelease.remove();
});

const ingress = async (groupId = BASTION) =>
  (await ingressOf(server.ec2Url, groupId)).filter((rule) => rule.includes('127.0.0.1'));

const loginOptions = (profile: string, who: { email: string; accessCode?: string }) => [
  ...['login', '--server', server.url, '--profile', profile, '--email', who.email, '--password-stdin'],
  ...(who.accessCode === undefined ? [] : ['--access-code', who.accessCode]),
];

describe('a day with the command line', () => {
  it('signs in with the password from standard input, and keeps two people apart', async () => {
    const first = await gatelease.run(loginOptions('ada', ADMINISTRATOR), { input: `${ADMINISTRATOR.password}\n` });
    const second = await gatelease.run(loginOptions('ben', ben), { input: ben.password });

    expect(first.stdout).toContain('Signed in to Example Ltd as ada (administrator), from 127.0.0.1.');
    expect(second.stdout).toContain('Signed in to Example Ltd as Ben (member), from 127.0.0.1.');
    expect([first.code, second.code, first.stderr + second.stderr]).toEqual([0, 0, '']);
    expect(await gatelease.say('whoami', ...AS_ADA)).toContain('ada@example.com');
    expect(await gatelease.say('whoami', ...AS_BEN)).toMatch(/Person +Ben <ben@example\.com>\nRole +member\n/);
  });

  it('opens the bastion for a minute and returns when the rule is in the group', async () => {
    expect(await gatelease.say('ls', ...AS_BEN)).toMatch(/SSH to the bastion +Bastion \(sg-\w+\) +tcp 22 +closed/);
    expect(await ingress()).toEqual([]);

    const said = await gatelease.say('open', 'ssh to the', '--for', '1m', ...AS_BEN);

    expect(said).toMatch(/^SSH to the bastion is open until \d\d:\d\d \((1m|5\ds) left\)\./);
    expect(await ingress()).toEqual([SSH_FROM_HERE]);
    expect(said).toMatch(/tcp 22 from 127\.0\.0\.1\/32 +sgr-[0-9a-f]{17}/);
  });

  it('shows it, extends it, and returns from closing when the rule is gone', async () => {
    expect(await gatelease.say('status', ...AS_BEN)).toMatch(/SSH to the bastion +tcp 22 +127\.0\.0\.1\/32 +active/);
    expect(await gatelease.say('status', ...AS_ADA)).toContain('Nothing is open for you.');
    expect(await gatelease.say('status', '--all', ...AS_ADA)).toContain('ben@example.com');

    expect(await gatelease.say('extend', '--for', '10m', ...AS_BEN)).toContain('SSH to the bastion is open until');
    expect(await gatelease.say('status', ...AS_BEN)).toMatch(/\(1\dm left\)/);

    expect(await gatelease.say('close', 'bastion', ...AS_BEN)).toContain('its rules are gone');
    expect(await ingress()).toEqual([]);
    expect(await gatelease.say('status', ...AS_BEN)).toContain('Nothing is open for you.');
  });

  it('asks for the database, and an approver opens it from another profile', async () => {
    const asked = await gatelease.say('open', 'database', '--reason', 'index rebuild', ...AS_BEN);

    expect(asked).toContain('Database maintenance waits for an approver to say yes.');
    expect(await ingress(DATABASE)).toEqual([]);
    expect(await gatelease.say('requests', ...AS_ADA)).toMatch(/Ben <ben@example\.com>[^]*index rebuild/);

    const approved = await gatelease.say('approve', 'ben@example.com', '--comment', 'Until noon', ...AS_ADA);
    expect(approved).toContain('Approved: Database maintenance for Ben (127.0.0.1/32) opens until');
    expect(await gatelease.say('open', 'database', '--wait', '--reason', 'the same', ...AS_BEN)).toContain('open');
    expect(await ingress(DATABASE)).toEqual([MYSQL_FROM_HERE]);

    await gatelease.say('close', '--all', ...AS_BEN);
    expect(await ingress(DATABASE)).toEqual([]);
  });

  it('tells the requester who said no, and why', async () => {
    const waiting = gatelease.run(['open', 'database', '--wait', '--reason', 'just looking', ...AS_BEN]);
    await expect.poll(() => gatelease.say('requests', ...AS_ADA), { timeout: 20_000 }).toContain('just looking');

    await gatelease.say('deny', 'ben', '--comment', 'Use the staging system', ...AS_ADA);

    const { code, stdout, stderr } = await waiting;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('was denied by ada: Use the staging system (request.not-approved)');
    expect(await ingress(DATABASE)).toEqual([]);
    expect(await gatelease.say('requests', '--all', ...AS_BEN)).toContain('denied');
  });
});

it('prints exactly one JSON document for every command that is asked to', async () => {
  const login = await gatelease.json(loginOptions('cleo', ben), { input: ben.password });
  const asCleo = ['--profile', 'cleo'];
  expect(login).toMatchObject({ server: server.url, profile: 'cleo', ...SESSION_WORDS });
  expect(login).not.toHaveProperty('token');

  expect(await gatelease.json(['whoami', ...asCleo])).toMatchObject({ profile: 'cleo', ...SESSION_WORDS });
  expect(await gatelease.json(['ls', ...asCleo])).toMatchObject({
    address: '127.0.0.1',
    doors: [{ policyName: 'Database maintenance' }, { policyName: 'SSH to the bastion' }],
  });

  const opened = await gatelease.json(['open', 'bastion', '--for', '1m', ...asCleo]);
  expect(opened).toMatchObject({ outcome: 'opened', lease: { state: 'active', rules: [{ state: 'present' }] } });
  const { leaseId } = opened.lease;
  expect(await gatelease.json(['status', ...asCleo])).toMatchObject({ leases: [{ leaseId, state: 'active' }] });
  expect(await gatelease.json(['extend', '--for', '1h', ...asCleo])).toMatchObject({ leaseId });
  expect(await gatelease.json(['close', leaseId, ...asCleo])).toMatchObject({
    leases: [{ leaseId, state: 'closed', rules: [{ state: 'gone' }] }],
  });

  const wish = ['open', 'database', '--reason', 'a question', ...asCleo];
  expect(await gatelease.json(wish)).toMatchObject({ outcome: 'waiting', request: { state: 'pending' }, lease: null });
  expect(await gatelease.json(['requests', ...AS_ADA])).toMatchObject({ requests: [{ reason: 'a question' }] });
  expect(await gatelease.json(['deny', 'ben', '--comment', 'no', ...AS_ADA])).toMatchObject({
    request: { state: 'denied', reviews: [{ decision: 'deny', comment: 'no' }] },
    lease: null,
  });
  await gatelease.json(wish);
  expect(await gatelease.json(['approve', 'ben', ...AS_ADA])).toMatchObject({
    request: { state: 'approved' },
    lease: { policyName: 'Database maintenance' },
  });
  expect(await gatelease.json(['close', '--all', ...asCleo])).toMatchObject({ leases: [{ state: 'closed' }] });

  expect(await gatelease.json(['events', '--kind', 'lease.opened', '--person', 'ben', ...AS_ADA])).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ kind: 'lease.opened', leaseId, personName: 'Ben' })]),
  });
  expect(await gatelease.json(['logout', ...asCleo])).toMatchObject({ profile: 'cleo', signedOut: true });
});

describe('how a command ends', () => {
  it.each([
    { what: 'a door that there is not', argv: ['open', 'ftp', ...AS_BEN], code: 'door.not-found' },
    { what: 'a reason left out', argv: ['open', 'database', ...AS_BEN], code: 'access.reason-required' },
    { what: 'too long', argv: ['open', 'bastion', '--for', '9h', ...AS_BEN], code: 'access.duration-too-long' },
    {
      what: 'a range that the policy does not allow',
      argv: ['open', 'bastion', '--cidr', '198.51.100.0/28', ...AS_BEN],
      code: 'access.address-refused',
    },
    { what: 'the ledger for a member', argv: ['events', ...AS_BEN], code: 'permission.denied' },
    { what: 'nobody signed in', argv: ['ls', '--profile', 'nobody'], code: 'session.required' },
  ])('with 1 when it is refused: $what', async ({ argv, code }) => {
    expect(await gatelease.refusal(argv)).toMatchObject({ exitCode: 1, code });
    expect(await ingress()).toEqual([]);
  });

  it('with 1 for the approval of a request of one’s own', async () => {
    const { request } = await gatelease.json(['open', 'database', '--reason', 'mine', ...AS_ADA]);

    const refused = await gatelease.refusal(['approve', request.requestId, ...AS_ADA]);

    expect(refused).toMatchObject({ exitCode: 1, code: 'request.self-approval', status: 403 });
    expect(await ingress(DATABASE)).toEqual([]);
    await administrator('cancelAccessRequest', { params: { requestId: request.requestId } });
  });

  it.each([
    { what: 'an option that there is not', argv: ['open', 'bastion', '--forever'] },
    { what: 'a duration that is none', argv: ['open', 'bastion', '--for', 'a while'] },
    { what: 'a command that there is not', argv: ['opne'] },
    { what: 'a missing argument', argv: ['approve'] },
    { what: 'a no without a word', argv: ['deny', 'ben'] },
    { what: 'a sign-in that nobody can be asked about', argv: ['login'] },
  ])('with 2 when it was called wrongly: $what', async ({ argv }) => {
    expect(await gatelease.refusal(argv)).toMatchObject({ exitCode: 2, code: 'usage.invalid' });
  });

  it('with 3 when nobody answers', async () => {
    const env = { GATELEASE_SERVER: 'http://127.0.0.1:1', GATELEASE_TOKEN: 'whatever' };

    expect(await gatelease.refusal(['ls'], { env })).toMatchObject({ exitCode: 3, code: 'server.unreachable' });
    expect((await gatelease.run(['ls'], { env })).stderr).toContain('(server.unreachable)');
  });
});
