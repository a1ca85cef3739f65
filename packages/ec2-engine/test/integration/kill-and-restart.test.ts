import { describe, expect, it } from 'vitest';

import { RawClient } from '../support/raw-client.ts';
import { spawnLocalEc2, temporaryDirectory } from '../support/spawn-local-ec2.ts';
import {
  CLASSIC_ELB_VERSION,
  DEFAULT_GROUP_ID,
  DEFAULT_VPC_ID,
  ELB_VERSION,
  member,
  text,
} from '../support/test-account.ts';
import type { Parameters } from '../support/test-account.ts';

/** Makes something and says how to read it back: the documents of these calls must survive the process. */
interface Story {
  readonly what: string;
  readonly make: (call: Call) => Promise<readonly Reading[]>;
}

type Call = (action: string, parameters?: Parameters, version?: string) => Promise<string>;
type Reading = readonly [action: string, parameters: Parameters, version?: string];

const STORIES: readonly Story[] = [
  {
    what: 'a prefix list with its versions and tags',
    make: async (call) => {
      const made = await call('CreateManagedPrefixList', {
        PrefixListName: 'homes',
        AddressFamily: 'IPv4',
        MaxEntries: 5,
        Entry: [{ Cidr: '203.0.113.7/32', Description: 'ann' }],
        TagSpecification: [{ ResourceType: 'prefix-list', Tag: [{ Key: 'owner', Value: 'ops' }] }],
      });
      const PrefixListId = text(made, 'prefixListId');
      await idle(call, PrefixListId);
      await call('ModifyManagedPrefixList', { PrefixListId, AddEntry: [{ Cidr: '203.0.113.8/32' }] });
      await idle(call, PrefixListId);
      return [
        ['DescribeManagedPrefixLists', { PrefixListId: [PrefixListId] }],
        ['GetManagedPrefixListEntries', { PrefixListId }],
        ['GetManagedPrefixListEntries', { PrefixListId, TargetVersion: 1 }],
      ];
    },
  },
  {
    what: 'a peering connection and a rule over it',
    make: async (call) => {
      const VpcId = text(await call('CreateVpc', { CidrBlock: '10.9.0.0/16' }), 'vpcId');
      const asked = await call('CreateVpcPeeringConnection', { VpcId, PeerVpcId: DEFAULT_VPC_ID });
      const VpcPeeringConnectionId = text(asked, 'vpcPeeringConnectionId');
      await call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
      const far = text(
        await call('CreateSecurityGroup', { GroupName: 'far', GroupDescription: 'far', VpcId }),
        'groupId',
      );
      await call('AuthorizeSecurityGroupIngress', {
        GroupId: DEFAULT_GROUP_ID,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Groups: [{ GroupId: far }] }],
      });
      await call('DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
      return [
        ['DescribeVpcPeeringConnections', { VpcPeeringConnectionId: [VpcPeeringConnectionId] }],
        ['DescribeStaleSecurityGroups', { VpcId: DEFAULT_VPC_ID }],
      ];
    },
  },
  {
    what: 'load balancers with listeners, targets and instances',
    make: async (call) => {
      const Subnets = member('subnet-03330000000000001', 'subnet-03330000000000002');
      const made = await call('CreateLoadBalancer', { Name: 'front', Subnets }, ELB_VERSION);
      const LoadBalancerArn = text(made, 'LoadBalancerArn');
      const group = { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-03330000000000001' };
      const TargetGroupArn = text(await call('CreateTargetGroup', group, ELB_VERSION), 'TargetGroupArn');
      const DefaultActions = member({ Type: 'forward', TargetGroupArn });
      await call('CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions }, ELB_VERSION);
      const Targets = member({ Id: 'i-03eb0000000000001' });
      await call('RegisterTargets', { TargetGroupArn, Targets }, ELB_VERSION);
      const Listeners = member({ Protocol: 'HTTP', LoadBalancerPort: 80, InstancePort: 80 });
      const LoadBalancerName = 'classic';
      await call('CreateLoadBalancer', { LoadBalancerName, Listeners, Subnets }, CLASSIC_ELB_VERSION);
      const Instances = member({ InstanceId: 'i-03eb0000000000001' });
      await call('RegisterInstancesWithLoadBalancer', { LoadBalancerName, Instances }, CLASSIC_ELB_VERSION);
      return [
        ['DescribeLoadBalancers', {}, ELB_VERSION],
        ['DescribeListeners', { LoadBalancerArn }, ELB_VERSION],
        ['DescribeTargetGroups', {}, ELB_VERSION],
        ['DescribeTargetHealth', { TargetGroupArn }, ELB_VERSION],
        ['DescribeLoadBalancers', {}, CLASSIC_ELB_VERSION],
        ['DescribeInstanceHealth', { LoadBalancerName }, CLASSIC_ELB_VERSION],
        ['DescribeNetworkInterfaces', {}],
      ];
    },
  },
  {
    what: 'an EC2 Instance Connect Endpoint',
    make: async (call) => {
      const made = await call('CreateInstanceConnectEndpoint', { SubnetId: 'subnet-0def0000000000001' });
      const InstanceConnectEndpointId = text(made, 'instanceConnectEndpointId');
      await call('ModifyInstanceConnectEndpoint', { InstanceConnectEndpointId, PreserveClientIp: true });
      return [
        ['DescribeInstanceConnectEndpoints', {}],
        ['DescribeNetworkInterfaces', {}],
      ];
    },
  },
];

describe('what was answered before the process is killed', () => {
  it.each(STORIES)('is there after it: $what', async ({ make }) => {
    const dataDir = await temporaryDirectory();
    const before = await spawnLocalEc2(dataDir, 'three-tier');
    const readings = await make(callerOf(before.firstLine));
    const seen = await readAll(before.firstLine, readings);
    await before.end('SIGKILL');

    const after = await spawnLocalEc2(dataDir, 'three-tier');
    const seenAgain = await readAll(after.firstLine, readings);
    await after.end('SIGTERM');

    expect(seenAgain).toEqual(seen);
  });
});

async function readAll(url: string, readings: readonly Reading[]): Promise<readonly string[]> {
  const call = callerOf(url);
  const documents: string[] = [];
  for (const reading of readings) documents.push(withoutRequestId(await call(...reading)));
  return documents;
}

function callerOf(url: string): Call {
  const client = new RawClient(url);
  return async (action, parameters = {}, version = '2016-11-15') => {
    const service = version === '2016-11-15' ? 'ec2' : 'elasticloadbalancing';
    const { status, body } = await client.callVersion(version, action, parameters, { service });
    if (status !== 200) throw new Error(`${action}: ${body}`);
    return body;
  };
}

async function idle(call: Call, PrefixListId: string): Promise<void> {
  await expect
    .poll(async () => text(await call('DescribeManagedPrefixLists', { PrefixListId: [PrefixListId] }), 'state'))
    .toMatch(/-complete$/);
}

/** Every answer has another. */
function withoutRequestId(document: string): string {
  return document.replace(/<requestId>[^<]*<\/requestId>/i, '');
}
