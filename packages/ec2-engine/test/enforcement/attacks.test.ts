import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { whyMissing } from '../support/aws-tools.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';
import { PacketAgent } from '../support/packet-agent.ts';
import type { Probe } from '../support/packet-agent.ts';

const why = whyNotEnforceable() ?? whyMissing('python3', '--version');
const OUTSIDE = '198.18.0.2';
const OUTSIDE_IPV6 = '2001:db8::2';

describe.skipIf(why !== undefined)(`attacks on enforced groups${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let agent: PacketAgent;
  let server: LocalEc2;
  let target: string;
  let targetIpv6: string;
  let member: string;

  beforeAll(async () => {
    lab = new NetworkLab([{ name: 'outside', addresses: [OUTSIDE, OUTSIDE_IPV6] }]);
    agent = new PacketAgent();
    server = await startLocalEc2({ enforceIn: { networkNamespace: lab.router } });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const ec2 = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials });
    const { Vpc } = await ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }),
    );
    const Ipv6CidrBlock = server.world.vpcs.get(Vpc!.VpcId!)!.ipv6Cidr!.replace('/56', '/64');
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: Vpc!.VpcId!, CidrBlock: '10.0.0.0/24', Ipv6CidrBlock }),
    );
    const create = async () => {
      const created = new CreateNetworkInterfaceCommand({ SubnetId: Subnet!.SubnetId!, Ipv6AddressCount: 1 });
      const { PrivateIpAddress, Ipv6Addresses } = (await ec2.send(created)).NetworkInterface!;
      return [PrivateIpAddress!, Ipv6Addresses![0]!.Ipv6Address!] as const;
    };
    [target, targetIpv6] = await create();
    [member] = await create();
    lab.add({ name: 'target', addresses: [target, targetIpv6] });
    lab.add({ name: 'member', addresses: [member] });
    const CidrIp = `${OUTSIDE}/32`;
    const GroupId = server.world.groupNamed(Vpc!.VpcId!, 'default')!.id;
    const ssh = { GroupId, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand(ssh));
    ec2.destroy();
  });

  afterAll(async () => {
    agent.close();
    await server.close();
    lab.close();
  });

  const packet = (more: Partial<Probe>): Probe => ({
    from: lab.namespaceOf('outside'),
    to: lab.namespaceOf('target'),
    source: OUTSIDE,
    target,
    protocol: 6,
    first: 40_000,
    second: 22,
    flow: 1,
    ...more,
  });

  it('spoofing: the address of a member, sent from elsewhere, gets nobody in', async () => {
    const genuine = packet({ from: lab.namespaceOf('member'), source: member, second: 5432 });
    const spoofed = packet({ source: member, second: 5432, first: 40_001 });

    expect(await agent.send([genuine, spoofed])).toEqual([true, false]);
  });

  it('mid-stream: a segment that begins no connection is not let in, not even through a rule', async () => {
    const bare = { first: 40_010, flags: 0x10 };

    expect(await agent.send([packet({ first: 40_011 }), packet(bare), packet({ ...bare, flags: 0x12 })])).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('forged discovery: a message of neighbour discovery from beyond the router is none, and is not let in', async () => {
    const messages = [133, 134, 135, 136, 137].map((first) =>
      packet({ source: OUTSIDE_IPV6, target: targetIpv6, protocol: 58, first, second: 0, flow: first }),
    );

    expect(await agent.send(messages)).toEqual([false, false, false, false, false]);
  });
});
