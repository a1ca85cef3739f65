import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { startLocalEc2, threeTierSeed, THREE_TIER_GROUPS } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleCommandLine, runProcess, startProcess } from './support/command-line-process.ts';

const ENV = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'us-east-1' };
const WEB = THREE_TIER_GROUPS.web.id;
const BALANCER = THREE_TIER_GROUPS['load-balancer'].id;

let binary: string;
let remove: () => Promise<void>;
let ec2: LocalEc2;
let client: EC2Client;
let folder: string;

beforeAll(async () => {
  ({ binary, remove } = await bundleCommandLine());
});

afterAll(() => remove());

beforeEach(async () => {
  ec2 = await startLocalEc2({ seed: threeTierSeed });
  client = new EC2Client({
    region: 'us-east-1',
    endpoint: ec2.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  folder = await mkdtemp(join(tmpdir(), 'gatelease-lockdown-'));
});

afterEach(async () => {
  client.destroy();
  await ec2.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string) => join(folder, name);
const withEndpoint = (argv: readonly string[]) => ['lockdown', ...argv, '--endpoint', ec2.url];
const run = (...argv: string[]) => runProcess(binary, withEndpoint(argv), { env: ENV });
const runWithout = (...argv: string[]) => runProcess(binary, ['lockdown', ...argv], { env: ENV });
const rulesOf = async (groupId: string) => {
  const { SecurityGroupRules = [] } = await client.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
  );
  return SecurityGroupRules.filter(({ IsEgress }) => IsEgress !== true)
    .map(
      (rule) =>
        `${rule.FromPort ?? 'all'} ${rule.CidrIpv4 ?? rule.CidrIpv6 ?? rule.ReferencedGroupInfo?.GroupId ?? ''} ${rule.Description ?? ''}`,
    )
    .sort();
};

describe('a plan', () => {
  it('is shown with a picture of before and after, and nothing is changed', async () => {
    const before = await rulesOf(WEB);

    const { code, stdout, stderr } = await run('elb', 'front-door');

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Lock-down of load balancer front-door in us-east-1, account 000000000000');
    expect(stdout).toMatch(/Before\n {2}.*\n/);
    expect(stdout).toContain(`members of load-balancer (${BALANCER})`);
    expect(stdout).toContain('Nothing was changed. Carry it out with --apply.');
    expect(await rulesOf(WEB)).toEqual(before);
  });

  it('is saved, reviewed and carried out later, without a question', async () => {
    await run('elb', 'front-door', '--out', file('plan.json'));

    const { code, stdout } = await run('apply', file('plan.json'), '--yes', '--record', file('record.json'));

    expect([code, stdout]).toEqual([0, expect.stringContaining('Done: added')]);
    expect((await rulesOf(WEB)).join('\n')).toMatch(new RegExp(`^80 ${BALANCER} Gatelease lock-down`, 'm'));
  });

  it('is refused when its groups changed in between, and says what came', async () => {
    await run('elb', 'front-door', '--out', file('plan.json'));
    await client.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: WEB,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 9, ToPort: 9, IpRanges: [{ CidrIp: '203.0.113.9/32' }] }],
      }),
    );
    const before = await rulesOf(WEB);

    const { code, stderr } = await run('apply', file('plan.json'));

    expect([code, stderr]).toEqual([1, expect.stringContaining(`${WEB} got tcp 9 from 203.0.113.9/32.`)]);
    expect(await rulesOf(WEB)).toEqual(before);
  });

  it('is refused when somebody edited it to open the group to the world', async () => {
    await run('elb', 'front-door', '--out', file('plan.json'));
    const plan = await readFile(file('plan.json'), 'utf8');
    await writeFile(file('plan.json'), plan.replace(`tcp 80 from ${BALANCER}`, 'tcp 80 from 0.0.0.0/0'));

    const { code, stderr } = await run('apply', file('plan.json'), '--json');

    expect([code, JSON.parse(stderr).code]).toEqual([1, 'lock-down.plan-differs']);
  });

  it.each([
    { text: 'no JSON', says: 'is no JSON' },
    { text: '{"format":"gatelease-lock-down","version":2}', says: 'version' },
  ])('is refused when it is $text', async ({ text, says }) => {
    await writeFile(file('plan.json'), text);

    const { code, stderr } = await run('apply', file('plan.json'));

    expect([code, stderr]).toEqual([1, expect.stringContaining(says)]);
  });
});

describe('wider rules', () => {
  const applied = (...more: string[]) =>
    run('elb', 'front-door', '--apply', '--watch', '0s', '--record', file('record.json'), ...more);

  it('go when they are asked to, and come back whole with undo, while what was added goes', async () => {
    const before = await rulesOf(WEB);

    const { code, stdout } = await applied('--remove-wider');
    const after = await rulesOf(WEB);
    const undone = await runWithout('undo', file('record.json'));

    expect([code, stdout]).toEqual([0, expect.stringContaining('took')]);
    expect(before.join()).toContain('80 0.0.0.0/0');
    expect(after.join()).not.toContain('80 0.0.0.0/0');
    expect(after.filter((rule) => rule.startsWith('22 '))).toEqual(before.filter((rule) => rule.startsWith('22 ')));
    expect(undone.code).toBe(0);
    expect(await rulesOf(WEB)).toEqual(before);
  });

  it('come back by themselves when nobody confirms', async () => {
    const before = await rulesOf(WEB);

    const { code, stderr } = await applied('--remove-wider', '--confirm-within', '1s');

    expect([code, stderr]).toEqual([1, expect.stringContaining('the old rules are back')]);
    expect(await rulesOf(WEB)).toEqual(expect.arrayContaining(before));
  });

  it('stay away once somebody confirms in time', async () => {
    const applying = startProcess(
      binary,
      withEndpoint([
        ...['elb', 'front-door', '--apply', '--remove-wider', '--watch', '0s'],
        ...['--record', file('record.json'), '--confirm-within', '5m'],
      ]),
      { env: ENV },
    );
    await applying.said('confirm with');
    const confirmed = await runWithout('confirm', file('record.json'));

    const { code } = await applying.ended;

    expect([confirmed.code, code]).toEqual([0, 0]);
    expect((await rulesOf(WEB)).join()).not.toContain('80 0.0.0.0/0');
    expect(JSON.parse(await readFile(file('record.json'), 'utf8'))).toMatchObject({ state: 'confirmed' });
  });

  it('are refused by an id that the plan does not offer', async () => {
    const { code, stderr } = await applied('--remove', 'sgr-0123456789abcdef0');

    expect([code, stderr]).toEqual([2, expect.stringContaining('does not offer sgr-0123456789abcdef0')]);
  });
});

describe('other patterns', () => {
  it('plans the three tiers', async () => {
    const { app, db } = THREE_TIER_GROUPS;
    const { code, stdout } = await run(
      ...['tiers', '--tier', `${WEB}:80,443`, '--tier', `${app.id}:8080`, '--tier', `${db.id}:5432`],
      ...['--office', '203.0.113.0/24'],
    );

    expect([code, stdout]).toEqual([0, expect.stringContaining('Verified:')]);
  });

  it.each([
    { argv: ['elb', 'no-such'], code: 1, says: 'One that is there: front-door' },
    { argv: ['endpoint', 'eice-0123456789abcdef0', '--to', WEB], code: 1, says: 'eice-0123456789abcdef0' },
    { argv: ['tiers', '--tier', 'web:80'], code: 2, says: 'sg-0123456789abcdef0:80,443' },
    { argv: ['tiers', '--tier', `${WEB}:80`, '--tier', `${WEB}:81`], code: 1, says: 'one tier only' },
    { argv: ['default', 'vpc-0123456789abcdef0'], code: 1, says: 'vpc-0123456789abcdef0' },
    { argv: ['elb', 'front-door', '--confirm-within', '5m'], code: 2, says: '--confirm-within is for rules that go' },
  ])('refuses $argv with what would be right', async ({ argv, code, says }) => {
    const ended = await run(...argv);

    expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(says)]);
  });
});
