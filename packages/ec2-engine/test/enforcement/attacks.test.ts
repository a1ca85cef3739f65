import { AuthorizeSecurityGroupIngressCommand, CreateNetworkInterfaceCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { whyMissing } from '../support/aws-tools.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';
import { PacketAgent } from '../support/packet-agent.ts';
import type { Probe } from '../support/packet-agent.ts';

const why = whyNotEnforceable() ?? whyMissing('python3', '--version');
const OUTSIDE = '198.18.0.2';

describe.skipIf(why !== undefined)(`attacks on enforced groups${why === undefined ? '' : ` (${why})`}`, () => {
  let lab: NetworkLab;
  let agent: PacketAgent;
  let server: LocalEc2;
  let target: string;
  let member: string;

  beforeAll(async () => {
    lab = new NetworkLab([{ name: 'outside', addresses: [OUTSIDE] }]);
    agent = new PacketAgent();
    server = await startLocalEc2({ enforceIn: { networkNamespace: lab.router } });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const ec2 = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials });
    const [subnet] = server.world.subnets.values();
    const create = async () =>
      (await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnet!.id }))).NetworkInterface!.PrivateIpAddress!;
    [target, member] = [await create(), await create()];
    lab.add({ name: 'target', addresses: [target] });
    lab.add({ name: 'member', addresses: [member] });
    const CidrIp = `${OUTSIDE}/32`;
    const ssh = { GroupName: 'default', IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp };
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
});
