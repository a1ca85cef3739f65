import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';

const missing = whyMissing('aws', '--version');
const BASTION = 'sg-0b4571080b4571080';

describe('the AWS command line', () => {
  let server: LocalEc2;
  beforeAll(async () => {
    server = await startLocalEc2({ seed: threeTierSeed });
  });
  afterAll(() => server.close());

  const aws = (...args: readonly string[]) => runAgainst(server.url, 'aws', args);
  const ingress = async () =>
    JSON.parse(
      await aws(
        'ec2',
        'describe-security-groups',
        '--group-ids',
        BASTION,
        '--query',
        'SecurityGroups[0].IpPermissions',
      ),
    ) as unknown;

  it('authorizes and revokes as its guides say', async ({ skip }) => {
    if (missing !== undefined) skip(missing);
    const rule = ['--group-id', BASTION, '--protocol', 'tcp', '--port', '22', '--cidr', '203.0.113.7/32'];

    await aws('ec2', 'authorize-security-group-ingress', ...rule);
    expect(await ingress()).toMatchObject([
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.7/32' }] },
    ]);
    expect(await aws('ec2', 'authorize-security-group-ingress', ...rule)).toContain(
      'failed: An error occurred (InvalidPermission.Duplicate) when calling the AuthorizeSecurityGroupIngress operation: ' +
        'the specified rule "peer: 203.0.113.7/32, TCP, from port: 22, to port: 22, ALLOW" already exists',
    );
    await aws('ec2', 'revoke-security-group-ingress', ...rule);

    expect(await ingress()).toEqual([]);
  });

  it('takes all traffic from a source group', async ({ skip }) => {
    if (missing !== undefined) skip(missing);

    await aws(
      'ec2',
      'authorize-security-group-ingress',
      '--group-id',
      BASTION,
      '--protocol',
      'all',
      '--source-group',
      'sg-03eb03eb03eb03eb0',
    );

    expect(await ingress()).toMatchObject([
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-03eb03eb03eb03eb0' }] },
    ]);
  });

  it('fails without ports, for want of a range', async ({ skip }) => {
    if (missing !== undefined) skip(missing);

    expect(
      await aws(
        'ec2',
        'authorize-security-group-ingress',
        '--group-id',
        BASTION,
        '--protocol',
        'tcp',
        '--cidr',
        '10.0.0.0/8',
      ),
    ).toContain('Invalid value for portRange. Must specify both from and to ports with TCP/UDP.');
  });
});
