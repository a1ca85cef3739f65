import { CreateLoadBalancerCommand, ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import { startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, runProcess } from './support/command-line-process.ts';

let server: LocalEc2;
let binary: string;
let removeBundle: () => Promise<void>;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed });
  ({ binary, remove: removeBundle } = await bundleCommandLine());
});
afterAll(async () => {
  await server.close();
  await removeBundle();
});

function gatelease(...argv: readonly string[]) {
  const env = {
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  return runProcess(binary, argv, { env });
}

describe('gatelease sg', () => {
  it('shows groups by name, as a table, as JSON and as the EC2 API tools did', async () => {
    const [table, json, lines] = await Promise.all([
      gatelease('sg', 'describe', 'db'),
      gatelease('sg', 'describe', 'db', '--json'),
      gatelease('sg', 'describe', 'db', '--ec2-tools'),
    ]);

    expect(table.stdout).toMatch(/in +tcp 3306 +sg-0a990a990a990a990 \(app\) +MySQL from the application servers/);
    expect(JSON.parse(json.stdout).groups[0].rules[0]).toMatchObject({ direction: 'ingress', fromPort: 3306 });
    expect(lines.stdout).toContain(
      'PERMISSION\t000000000000\tdb\tALLOWS\ttcp\t3306\t3306\tFROM\tUSER\t000000000000\tNAME\tapp\tID\tsg-0a990a990a990a990\tingress',
    );
  });

  it('authorizes and revokes, with what the tools of old took', async () => {
    const rule = ['-P', 'tcp', '-p', '22', '-s', '203.0.113.7/32'];
    const authorized = await gatelease('sg', 'authorize', 'bastion', ...rule, '--ec2-tools');
    const described = await gatelease('sg', 'describe', 'bastion', '--ec2-tools');
    const revoked = await gatelease('sg', 'revoke', 'bastion', ...rule);
    const again = await gatelease('sg', 'revoke', 'bastion', ...rule);

    expect(authorized.stdout).toContain('ALLOWS\ttcp\t22\t22\tFROM\tCIDR\t203.0.113.7/32\tingress');
    expect(described.stdout).toContain('CIDR\t203.0.113.7/32\tingress');
    expect(revoked.stderr).toContain('connections that are open go on');
    expect([revoked.code, again.code]).toEqual([0, 1]);
    expect(again.stderr).toContain('does not exist');
  });

  it('says so when a default VPC knows no such rule, although EC2 says yes', async () => {
    const ended = await gatelease('sg', 'revoke', 'sg-0def0000000000001', '-p', '22', '-s', '203.0.113.7/32', '--json');

    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stderr)).toMatchObject({ code: 'rule.not-found' });
  });

  it('changes nothing in a dry run', async () => {
    const before = (await gatelease('sg', 'describe', '--json')).stdout;
    const rule = ['-p', '443', '-o', 'web', '--dry-run', '--json'];
    const authorized = await gatelease('sg', 'authorize', 'db', ...rule);
    const created = await gatelease('sg', 'create', 'new', '-d', 'for a test', '--dry-run', '--json');

    expect(JSON.parse(authorized.stdout)).toMatchObject({ outcome: 'would-be-done', dryRun: true });
    expect(JSON.parse(created.stdout)).toMatchObject({ outcome: 'would-be-done', groupId: null });
    expect((await gatelease('sg', 'describe', '--json')).stdout).toBe(before);
  });

  it('makes a group and deletes it, and keeps one that is used', async () => {
    const vpc = ['--vpc', 'vpc-03330000000000001'];
    const created = await gatelease('sg', 'create', 'short-lived', '-d', 'for a test', ...vpc, '--json');
    const deleted = await gatelease('sg', 'delete', 'short-lived', ...vpc, '--ec2-tools');
    const used = await gatelease('sg', 'delete', 'db');

    expect(JSON.parse(created.stdout).groupId).toMatch(/^sg-/);
    expect(deleted.stdout).toBe('RETURN\ttrue\n');
    expect([used.code, used.stderr.includes('DependencyViolation')]).toEqual([1, true]);
  });

  it.each([
    { argv: ['describe', 'nowhere'], code: 'group.not-found' },
    { argv: ['describe', 'default'], code: 'group.ambiguous' },
    { argv: ['authorize', 'db', '-p', '22'], code: 'usage.invalid' },
    { argv: ['create', 'группа', '-d', 'x'], code: 'usage.invalid' },
  ])('answers $argv with $code', async ({ argv, code }) => {
    const ended = await gatelease('sg', ...argv, '--json');

    expect(JSON.parse(ended.stderr)).toMatchObject({ code });
  });
});

describe('gatelease lb', () => {
  beforeAll(async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const elb = new ElasticLoadBalancingClient({ endpoint: server.url, region: 'us-east-1', credentials });
    await elb.send(
      new CreateLoadBalancerCommand({
        LoadBalancerName: 'old-one',
        Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 8000 }],
        Subnets: ['subnet-03330000000000001'],
        SecurityGroups: ['sg-01b001b001b001b00'],
      }),
    );
    elb.destroy();
  });

  it('shows load balancers of all kinds, with the group that back ends name', async () => {
    const { stdout } = await gatelease('lb', 'describe', '--json');

    expect(JSON.parse(stdout).loadBalancers).toMatchObject([
      { name: 'old-one', kind: 'classic', sourceGroup: { ownerAlias: '000000000000', name: 'load-balancer' } },
      { name: 'front-door', kind: 'application', sourceGroup: null, listeners: ['HTTPS:443'] },
    ]);
  });

  it('shows the long line of the ELB API tools, and says what it leaves out', async () => {
    const { stdout, stderr } = await gatelease('lb', 'describe', '--show-long', '--headers');
    const [headers, line] = stdout.trim().split('\n');

    expect(headers).toMatch(/^LOAD_BALANCER,NAME,DNS_NAME,/);
    expect(line).toMatch(/^LOAD_BALANCER,old-one,/);
    expect(line).toContain('"{protocol=HTTP,lb-port=80,instance-protocol=HTTP,instance-port=8000,policies=}"');
    expect(line).toContain('"{owner-alias=000000000000,group-name=load-balancer}"');
    expect(stderr).toContain('1 load balancer of a later kind is left out');
  });

  it('says so when there is none of that name', async () => {
    const ended = await gatelease('lb', 'describe', 'nowhere', '--json');

    expect(JSON.parse(ended.stderr)).toMatchObject({ code: 'load-balancer.not-found' });
  });
});
