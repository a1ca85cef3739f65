import type { EC2Client } from '@aws-sdk/client-ec2';
import { AuthorizeSecurityGroupIngressCommand, DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsEnvironment, sdkClient } from './support/aws-tools.ts';
import { CommandLine } from './support/command-line.ts';
import { LocalEc2Process } from './support/local-ec2-process.ts';
import { windowEndingSoon } from './support/next-minute.ts';
import { openDoor } from './support/open-door.ts';
import { BASTION, DATABASE, addForeignRule, ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ServerProcess } from './support/server-process.ts';

let gatelease: CommandLine;

beforeAll(async () => {
  gatelease = await CommandLine.make();
  await leaveTwoRulesBehind();
});
afterAll(async () => {
  await gatelease.remove();
  await abandoned.remove();
});

/** An EC2 in which a Gatelease that is no more has left a rule that ends soon, and one that does not. */
let abandoned: LocalEc2Process;
let endsAt: Date;

async function leaveTwoRulesBehind(): Promise<void> {
  abandoned = await LocalEc2Process.start();
  const server = await ServerProcess.startSetUp({ GATELEASE_EC2_ENDPOINT: abandoned.url });
  const administrator = await server.signIn();
  const soon = windowEndingSoon(8_000);
  endsAt = soon.endsAt;
  await openDoor(administrator, { groupId: BASTION, traffic: 'tcp 22', schedule: soon.schedule });
  await openDoor(administrator, { groupId: DATABASE, traffic: 'tcp 3306', durationSeconds: 3600 });
  await server.kill();
  await server.remove();
}

describe('Local EC2 alone', () => {
  it('has lost nothing that it acknowledged, however often it is killed', async () => {
    const ec2 = await LocalEc2Process.start();
    const acknowledged: string[] = [];

    for (const round of [1, 2, 3]) {
      const client = sdkClient(ec2.url);
      const authorizing = authorizeUntilItDies(client, round, acknowledged);
      await eventually(
        () => Promise.resolve(acknowledged.length),
        (count) => count >= round * 15,
      );
      await ec2.kill();
      await authorizing;
      client.destroy();
      await ec2.start();
    }

    const client = sdkClient(ec2.url);
    const { SecurityGroupRules = [] } = await client.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [BASTION] }] }),
    );
    const kept = SecurityGroupRules.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId);
    client.destroy();
    await ec2.remove();
    expect(acknowledged.length).toBeGreaterThanOrEqual(45);
    expect(acknowledged.filter((ruleId) => !kept.includes(ruleId))).toEqual([]);
    // Beside the egress rule, at most one of each round was saved without its acknowledgement being heard.
    expect(kept.length).toBeLessThanOrEqual(acknowledged.length + 1 + 3);
  });

  it('prints one JSON document, and ends with 0 when it is told to', async () => {
    const ec2 = gatelease.start(['ec2', '--port', '0', '--json', '--empty']);
    await ec2.says(/\}\s*$/);

    const { code, stdout, stderr } = await ec2.end('SIGTERM');

    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ region: 'us-east-1', accessKeyId: 'test', dataDir: null });
  });
});

describe('the sweep, after the server and its data are gone', () => {
  const sweep = (...options: readonly string[]) =>
    gatelease.json(['sweep', '--endpoint', abandoned.url, ...options], { env: awsEnvironment(abandoned.url) });

  it('removes what is over, leaves what is not, and leaves what others made', { timeout: 120_000 }, async () => {
    await addForeignRule(abandoned.url, BASTION, '198.51.100.9/32');
    expect(await ingressOf(abandoned.url, BASTION)).toEqual([
      'tcp 22 from 127.0.0.1/32',
      'tcp 22 from 198.51.100.9/32',
    ]);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, endsAt.getTime() - Date.now() + 500)));

    const foreseen = await sweep('--dry-run');
    expect(foreseen.rules.map((rule: any) => [rule.groupId, rule.outcome]).sort()).toEqual([
      [BASTION, 'would-remove'],
      [DATABASE, 'live'],
    ]);
    expect(await ingressOf(abandoned.url, BASTION)).toHaveLength(2);

    const done = await sweep();
    expect(done.rules.map((rule: any) => [rule.groupId, rule.outcome]).sort()).toEqual([
      [BASTION, 'removed'],
      [DATABASE, 'live'],
    ]);
    expect(await ingressOf(abandoned.url, BASTION)).toEqual(['tcp 22 from 198.51.100.9/32']);
    expect(await ingressOf(abandoned.url, DATABASE)).toContain('tcp 3306 from 127.0.0.1/32');
  });

  it('ends with 3 when no EC2 answers', async () => {
    const nowhere = 'http://127.0.0.1:1';

    const refused = await gatelease.refusal(['sweep', '--endpoint', nowhere], { env: awsEnvironment(nowhere) });

    expect(refused).toMatchObject({ exitCode: 3, code: 'aws.unreachable' });
  });
});

async function authorizeUntilItDies(client: EC2Client, round: number, acknowledged: string[]): Promise<void> {
  for (let number = 0; number < 60; number += 1) {
    const range = { CidrIp: `198.51.${String(round)}.${String(number)}/32` };
    try {
      const answer = await client.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: BASTION,
          IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [range] }],
        }),
      );
      acknowledged.push(answer.SecurityGroupRules?.[0]?.SecurityGroupRuleId ?? '');
    } catch {
      return;
    }
  }
}
