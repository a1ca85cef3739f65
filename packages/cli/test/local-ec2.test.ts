import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEc2RuleGateway } from '../src/sweep/ec2-rule-gateway.ts';
import { bundleCommandLine, runProcess, startProcess } from './support/command-line-process.ts';

const KEY = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'a-secret-of-the-test' };
const EC2_ENV = {
  GATELEASE_EC2_PORT: '0',
  GATELEASE_EC2_ACCESS_KEY_ID: KEY.accessKeyId,
  GATELEASE_EC2_SECRET_ACCESS_KEY: KEY.secretAccessKey,
};
const AWS_ENV = {
  AWS_ACCESS_KEY_ID: KEY.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEY.secretAccessKey,
  AWS_REGION: 'us-east-1',
};
const PAST = '2026-01-01T00:00:00Z';
const FUTURE = '2999-01-01T00:00:00Z';

let folder: string;
let binary: string;
let removeBundle: () => Promise<void>;
let running: ReturnType<typeof startProcess>;
let welcome: string;
let url: string;
let ec2: EC2Client;
let groupId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatelease-cli-ec2-'));
  ({ binary, remove: removeBundle } = await bundleCommandLine());
  running = startProcess(binary, ['ec2'], { env: EC2_ENV });
  welcome = await running.said('Ctrl-C ends it.');
  url = /http:\/\/\S+:\d+/.exec(welcome)?.[0] ?? '';
  ec2 = new EC2Client({ endpoint: url, region: 'us-east-1', credentials: KEY });
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand());
  groupId = SecurityGroups?.[0]?.GroupId ?? '';
});

afterAll(async () => {
  ec2.destroy();
  running.terminate();
  await running.ended;
  await removeBundle();
  await rm(folder, { recursive: true, force: true });
});

const sweep = (...argv: string[]) =>
  runProcess(binary, ['sweep', '--endpoint', url, '--json', ...argv], { env: AWS_ENV });

describe('ec2', () => {
  it('answers a DescribeSecurityGroups that the SDK signed', () => {
    expect(groupId).toMatch(/^sg-/);
  });

  it('says how to use it, without the secret', () => {
    expect(welcome).toContain(`export AWS_ENDPOINT_URL=${url} AWS_DEFAULT_REGION=us-east-1`);
    expect(welcome).toContain(`AWS_ACCESS_KEY_ID=${KEY.accessKeyId}`);
    expect(welcome).not.toContain(KEY.secretAccessKey);
  });

  it('says when its port is taken', async () => {
    const port = new URL(url).port;

    const { code, stderr } = await runProcess(binary, ['ec2', '--port', port]);

    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is taken. (ec2.not-started)`);
  });

  it('prints one document with --json, and ends cleanly when it is told to', async () => {
    const started = startProcess(binary, ['ec2', '--json', '--empty'], { env: EC2_ENV });
    await started.said('dataDir');

    started.terminate();
    const { code, stdout, stderr } = await started.ended;

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ region: 'us-east-1', accessKeyId: KEY.accessKeyId, dataDir: null });
  });

  it('allows what a policy allows, and nothing else', async () => {
    const file = join(folder, 'policy.json');
    const Statement = { Effect: 'Allow', Action: 'ec2:DescribeSecurityGroups', Resource: '*' };
    await writeFile(file, JSON.stringify({ Version: '2012-10-17', Statement }));
    const started = startProcess(binary, ['ec2', '--iam', file, '--throttle'], { env: EC2_ENV });
    const said = await started.said('Ctrl-C ends it.');
    const client = new EC2Client({
      endpoint: /http:\/\/\S+:\d+/.exec(said)?.[0] ?? '',
      region: 'us-east-1',
      credentials: KEY,
    });

    expect(said).toContain(`Callers may do what the policy in ${file} allows, and nothing else.`);
    expect(said).toContain('slowed down');
    await client.send(new DescribeSecurityGroupsCommand());
    await expect(client.send(new DescribeSecurityGroupRulesCommand())).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
    });

    client.destroy();
    started.terminate();
    await started.ended;
  });

  it.each([
    ['is not JSON', 'allow all', 2, 'is not JSON'],
    ['is not understood', '{"Version":"2012-10-17"}', 2, 'cannot be obeyed: Statement is missing.'],
  ])('does not start with a policy that %s', async (_what, text, exitCode, why) => {
    const file = join(folder, 'bad-policy.json');
    await writeFile(file, text);

    const { code, stderr } = await runProcess(binary, ['ec2', '--iam', file], { env: EC2_ENV });

    expect([code, stderr]).toEqual([exitCode, expect.stringContaining(why)]);
  });

  it('does not start with a policy that is not there, or with two worlds', async () => {
    const missing = await runProcess(binary, ['ec2', '--iam', join(folder, 'none.json')], { env: EC2_ENV });
    const both = await runProcess(binary, ['ec2', '--empty', '--classic'], { env: EC2_ENV });

    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('cannot be read')]);
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('--empty and --classic')]);
  });

  it('does not start with quotas that AWS would not set', async () => {
    const { code, stderr } = await runProcess(binary, ['ec2', '--quota', 'rules-per-group=201'], { env: EC2_ENV });

    expect([code, stderr]).toEqual([2, expect.stringContaining('rulesPerGroup times groupsPerInterface is 1005')]);
  });

  it('has the quotas that it is given', async () => {
    const started = startProcess(binary, ['ec2', '--quota', 'rules-per-group=1', '--empty'], { env: EC2_ENV });
    const said = await started.said('Ctrl-C ends it.');
    const endpoint = /http:\/\/\S+:\d+/.exec(said)?.[0] ?? '';
    const client = new EC2Client({ endpoint, region: 'us-east-1', credentials: KEY });
    const [group] = (await client.send(new DescribeSecurityGroupsCommand())).SecurityGroups ?? [];
    const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.7/32' }] }];

    const authorize = new AuthorizeSecurityGroupIngressCommand({ GroupId: group?.GroupId, IpPermissions });
    await expect(client.send(authorize)).rejects.toMatchObject({ name: 'RulesPerSecurityGroupLimitExceeded' });

    client.destroy();
    started.terminate();
    await started.ended;
  });

  it('keeps its groups in a folder', async () => {
    const dataDir = join(folder, 'data');
    const idsOf = async () => {
      const started = startProcess(binary, ['ec2', '--data-dir', dataDir], { env: EC2_ENV });
      const address = /http:\/\/\S+:\d+/.exec(await started.said('Ctrl-C ends it.'))?.[0] ?? '';
      const client = new EC2Client({ endpoint: address, region: 'us-east-1', credentials: KEY });
      const { SecurityGroups } = await client.send(new DescribeSecurityGroupsCommand());
      client.destroy();
      started.interrupt();
      await started.ended;
      return SecurityGroups?.map(({ GroupId }) => GroupId);
    };

    const first = await idsOf();

    expect(await idsOf()).toEqual(first);
  });
});

describe('sweep', () => {
  const tagged = (expiresAt: string, installation = 'one') => [
    { Key: 'gatelease:installation', Value: installation },
    { Key: 'gatelease:lease', Value: '01J 02K' },
    { Key: 'gatelease:expires-at', Value: expiresAt },
  ];

  async function authorize(port: number, tags: { Key: string; Value: string }[], description: string) {
    const ranges = [{ CidrIp: '203.0.113.7/32', Description: description }];
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: ranges }],
        ...(tags.length > 0 && { TagSpecifications: [{ ResourceType: 'security-group-rule', Tags: tags }] }),
      }),
    );
    return SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '';
  }

  async function standing(): Promise<string[]> {
    const { SecurityGroupRules } = await ec2.send(new DescribeSecurityGroupRulesCommand());
    return (SecurityGroupRules ?? []).map(({ SecurityGroupRuleId }) => SecurityGroupRuleId ?? '');
  }

  it('removes what has expired, and nothing that is live, foreign or unreadable', async () => {
    const expired = await authorize(2201, tagged(PAST), `Gatelease lease 01J until ${PAST}`);
    const extended = await authorize(2202, tagged(PAST), `Gatelease lease 01J until ${FUTURE} for Ada`);
    const unreadable = await authorize(2203, tagged('soon'), '');
    const foreign = await authorize(2204, [], `Gatelease lease 01J until ${PAST}`);
    const elsewhere = await authorize(2205, tagged(PAST, 'two'), '');

    const dry = await sweep('--dry-run', '--installation', 'one');
    const afterDryRun = await standing();
    const real = await sweep('--installation', 'one');
    const left = await standing();

    expect([dry.code, dry.stderr, real.code, real.stderr]).toEqual([0, '', 0, '']);
    expect(outcomesOf(dry.stdout)).toEqual({
      [expired]: 'would-remove',
      [extended]: 'live',
      [unreadable]: 'unreadable',
    });
    expect(afterDryRun).toContain(expired);
    expect(outcomesOf(real.stdout)).toMatchObject({ [expired]: 'removed' });
    expect(left).not.toContain(expired);
    expect(left).toEqual(expect.arrayContaining([extended, unreadable, foreign, elsewhere]));

    expect(outcomesOf((await sweep()).stdout)).toMatchObject({ [elsewhere]: 'removed' });
  });

  it('says what was removed as people write it', async () => {
    await authorize(2206, tagged(PAST), '');

    const { stdout } = await runProcess(binary, ['sweep', '--endpoint', url], { env: AWS_ENV });

    expect(stdout).toMatch(
      /us-east-1 +sg-\w+ +sgr-\w+ +tcp 2206 from 203\.0\.113\.7\/32 +01J 02K +2026-01-01 00:00:00 +removed/,
    );
  });

  it('reads every page of rules', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', KEY.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEY.secretAccessKey);
    for (let port = 2210; port < 2222; port += 1) await authorize(port, tagged(FUTURE), '');

    const gateway = await createEc2RuleGateway({ region: 'us-east-1', endpoint: url, pageSize: 5 });
    const ruleIds = (await gateway.listRules()).map(({ ruleId }) => ruleId);

    expect(ruleIds.length).toBeGreaterThan(12);
    expect(ruleIds.sort()).toEqual((await standing()).sort());
    vi.unstubAllEnvs();
  });

  it.each([
    { name: 'a wrong key', env: { ...AWS_ENV, AWS_SECRET_ACCESS_KEY: 'wrong' }, exitCode: 1, code: 'aws.refused' },
    { name: 'no region', env: { ...AWS_ENV, AWS_REGION: undefined }, exitCode: 2, code: 'usage.invalid' },
    { name: 'a region that is none', env: { ...AWS_ENV, AWS_REGION: 'Vienna!' }, exitCode: 2, code: 'usage.invalid' },
    {
      name: 'no credentials',
      env: { AWS_REGION: 'us-east-1', AWS_EC2_METADATA_DISABLED: 'true' },
      exitCode: 1,
      code: 'aws.credentials-missing',
    },
  ])('says $code for $name', async ({ env, exitCode, code }) => {
    const ran = await runProcess(binary, ['sweep', '--endpoint', url, '--json'], { env });

    expect([ran.code, ran.stdout]).toEqual([exitCode, '']);
    expect(JSON.parse(ran.stderr)).toMatchObject({ code });
  });

  it('ends with 3 when nothing answers', async () => {
    const { code, stderr } = await runProcess(binary, ['sweep', '--endpoint', 'http://127.0.0.1:1', '--json'], {
      env: AWS_ENV,
    });

    expect(code).toBe(3);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'aws.unreachable' });
  });
});

function outcomesOf(stdout: string): Record<string, string> {
  return Object.fromEntries(JSON.parse(stdout).rules.map((rule: any) => [rule.ruleId, rule.outcome]));
}
