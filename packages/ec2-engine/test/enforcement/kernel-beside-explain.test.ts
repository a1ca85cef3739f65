import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
  ModifyNetworkInterfaceAttributeCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { explain, parseIpAddress } from '@gatelease/security-groups';
import type { PacketTraffic } from '@gatelease/security-groups';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addressesOf } from '../../src/enforcement/compile/address-book.ts';
import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { whyMissing } from '../support/aws-tools.ts';
import { NetworkLab, whyNotEnforceable } from '../support/network-lab.ts';
import { PacketAgent } from '../support/packet-agent.ts';
import type { Probe } from '../support/packet-agent.ts';
import { Dice, randomPermission } from '../support/random-calls.ts';
import type { RuleChoices } from '../support/random-calls.ts';
import { worldReading } from '../support/world-reading.ts';

const ROUNDS = 6;
const CALLS_A_ROUND = 30;
const PROBES_A_ROUND = 500;
const STRANGERS = ['10.99.0.7', '10.99.1.9', '2001:db8::7', '2001:db8:1::9'];
const why = whyNotEnforceable() ?? whyMissing('python3', '--version');

/** Packets are the judge here: what arrives is compared with what `explain` says, after many random calls. */
describe.skipIf(why !== undefined)(`the enforced kernel beside explain${why === undefined ? '' : ` (${why})`}`, () => {
  const dice = new Dice(20_061_122);
  let lab: NetworkLab;
  let agent: PacketAgent;
  let server: LocalEc2;
  let ec2: EC2Client;
  let choices: RuleChoices;
  const interfaceIds: string[] = [];
  let flows = 1024;

  beforeAll(async () => {
    lab = new NetworkLab(STRANGERS.map((address, index) => ({ name: `s${String(index)}`, addresses: [address] })));
    agent = new PacketAgent();
    server = await startLocalEc2({ enforceIn: { networkNamespace: lab.router } });
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    ec2 = new EC2Client({ endpoint: server.url, region: 'us-east-1', credentials });

    const VpcId = (
      await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', AmazonProvidedIpv6CidrBlock: true }))
    ).Vpc!.VpcId!;
    const Ipv6CidrBlock = server.world.vpcs.get(VpcId)!.ipv6Cidr!.replace('/56', '/64');
    const made = await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.0.0/24', Ipv6CidrBlock }));
    const SubnetId = made.Subnet!.SubnetId!;
    const groupIds = await Promise.all(
      ['one', 'two', 'three', 'four', 'five'].map(async (GroupName) => {
        const Description = 'of random rules';
        return (await ec2.send(new CreateSecurityGroupCommand({ GroupName, Description, VpcId }))).GroupId!;
      }),
    );
    for (let index = 0; index < 6; index += 1) {
      const Groups = [...dice.some(groupIds, 3)];
      const created = new CreateNetworkInterfaceCommand({ SubnetId, Groups, Ipv6AddressCount: 1 });
      const { NetworkInterface } = await ec2.send(created);
      interfaceIds.push(NetworkInterface!.NetworkInterfaceId!);
    }
    for (const [index, id] of interfaceIds.entries()) {
      const addresses = addressesOf(server.world.interfaces.get(id)!).map(({ text }) => text);
      lab.add({ name: `i${String(index)}`, addresses });
    }
    const prefixListIds = await Promise.all(
      [['10.0.0.0/29', '10.99.0.7/32'], ['10.99.0.0/16']].map(async (cidrs, index) => {
        const { PrefixList } = await ec2.send(
          new CreateManagedPrefixListCommand({
            PrefixListName: `list-${String(index)}`,
            AddressFamily: 'IPv4',
            MaxEntries: 5,
            Entries: cidrs.map((Cidr) => ({ Cidr })),
          }),
        );
        return PrefixList!.PrefixListId!;
      }),
    );
    choices = {
      groupIds,
      prefixListIds,
      ipv4: ['0.0.0.0/0', '0.0.0.0/1', '10.0.0.0/24', '10.0.0.4/30', '10.0.0.6/32', '10.99.0.0/23', '10.99.1.9/32'],
      ipv6: [
        '::/0',
        '2000::/3',
        Ipv6CidrBlock,
        Ipv6CidrBlock.replace('::/64', '::6/127'),
        '2001:db8::/47',
        '2001:db8::7/128',
      ],
    };
  });

  afterAll(async () => {
    agent.close();
    ec2.destroy();
    await server.close();
    lab.close();
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'lets through what is explained to get through, and nothing else (round %i)',
    async () => {
      for (let call = 0; call < CALLS_A_ROUND; call += 1) await randomCall();
      const asked = randomProbes();

      const arrived = await agent.send(asked.map(({ probe }) => probe));

      const wrong = asked.filter(({ isExpected }, index) => isExpected !== arrived[index]);
      expect(wrong).toEqual([]);
      const families = asked.filter((_, index) => arrived[index]).map(({ probe }) => familyOf(probe.source));
      expect(new Set(families)).toEqual(new Set(['ipv4', 'ipv6']));
      expect(arrived.filter((has) => has).length).toBeGreaterThan(PROBES_A_ROUND / 20);
      expect(arrived.filter((has) => !has).length).toBeGreaterThan(PROBES_A_ROUND / 20);
    },
  );

  async function randomCall(): Promise<void> {
    const GroupId = dice.one(choices.groupIds);
    const IpPermissions = [randomPermission(dice, choices)];
    const [ruleId] = dice.some(
      server.world.rulesByGroup
        .all(GroupId)
        .map(({ id }) => id)
        .concat('none'),
      1,
    );
    const isEgress = server.world.rules.get(ruleId!)?.rule.direction === 'egress';
    const revoked = { GroupId, SecurityGroupRuleIds: [ruleId!] };
    // What is there already, or is full, is refused; that is a call, too.
    const refused = (error: Error) => {
      if (!/^InvalidPermission|LimitExceeded|NotFound|Malformed$/.test(error.name)) throw error;
    };
    switch (dice.below(6)) {
      case 0:
        await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions })).catch(refused);
        return;
      case 1:
      case 2:
        if (isEgress) await ec2.send(new RevokeSecurityGroupEgressCommand(revoked)).catch(refused);
        else await ec2.send(new RevokeSecurityGroupIngressCommand(revoked)).catch(refused);
        return;
      case 3:
        await ec2.send(
          new ModifyNetworkInterfaceAttributeCommand({
            NetworkInterfaceId: dice.one(interfaceIds),
            Groups: [...dice.some(choices.groupIds, 3)],
          }),
        );
        return;
      default:
        await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions })).catch(refused);
    }
  }

  function randomProbes(): readonly { readonly probe: Probe; readonly isExpected: boolean }[] {
    const model = worldReading(server.world, new Date());
    const places = [
      ...STRANGERS.map((address, index) => ({ namespace: lab.namespaceOf(`s${String(index)}`), address })),
      ...interfaceIds.flatMap((id, index) =>
        addressesOf(server.world.interfaces.get(id)!).map(({ text }) => ({
          namespace: lab.namespaceOf(`i${String(index)}`),
          address: text,
        })),
      ),
    ];
    return Array.from({ length: PROBES_A_ROUND }, () => {
      flows += 1;
      const traffic = randomPacket(dice);
      const [from, to] = randomPair(places, traffic);
      const answer = explain(model, {
        from: { kind: 'address', address: from.address },
        to: { kind: 'address', address: to.address },
        traffic,
      });
      if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problem));
      const { groups } = answer.explanation;
      if (groups === 'unknown') throw new Error('explain does not know');
      const probe = {
        from: from.namespace,
        to: to.namespace,
        source: from.address,
        target: to.address,
        ...packetNumbers(traffic, flows),
      };
      return { probe, isExpected: groups === 'yes' };
    });
  }

  /** Flows of a protocol without ports are the same both ways, so those go one way only. */
  function randomPair<T extends { readonly address: string }>(places: readonly T[], traffic: PacketTraffic): [T, T] {
    for (;;) {
      const [from, to] = [dice.one(places), dice.one(places)];
      const isPair = STRANGERS.includes(from.address) && STRANGERS.includes(to.address);
      const isOneWay = traffic.kind !== 'protocol' || places.indexOf(from) < places.indexOf(to);
      const isOneFamily = familyOf(from.address) === familyOf(to.address);
      if (from !== to && !isPair && isOneWay && isOneFamily && fits(traffic, from.address)) return [from, to];
    }
  }
});

/** Each family has an ICMP of its own. */
function fits(traffic: PacketTraffic, address: string): boolean {
  return traffic.kind !== 'icmp' || (traffic.protocol === 'icmpv6') === (familyOf(address) === 'ipv6');
}

function familyOf(text: string): string | undefined {
  const address = parseIpAddress(text);
  return address.ok ? address.value.family : undefined;
}

/** Packets that begin a flow: messages of ICMP that ask, not those that answer or report. */
function randomPacket(dice: Dice): PacketTraffic {
  switch (dice.below(5)) {
    case 0:
      return dice.below(2) === 0
        ? { kind: 'icmp', protocol: 'icmp', type: dice.one([8, 13, 15]), code: dice.below(3) }
        : { kind: 'icmp', protocol: 'icmpv6', type: 128, code: dice.below(3) };
    case 1:
      return { kind: 'protocol', number: dice.one([50, 99]) };
    default:
      return {
        kind: 'ports',
        protocol: dice.one(['tcp', 'udp']),
        port: dice.one([0, 21, 22, 80, 443, 999, 1000, 4711, 8000, 8001, 9999, 65535]),
      };
  }
}

function packetNumbers(traffic: PacketTraffic, flow: number): Omit<Probe, 'from' | 'to' | 'source' | 'target'> {
  switch (traffic.kind) {
    case 'ports':
      return { protocol: traffic.protocol === 'tcp' ? 6 : 17, first: flow, second: traffic.port, flow };
    case 'icmp':
      return { protocol: traffic.protocol === 'icmp' ? 1 : 58, first: traffic.type, second: traffic.code, flow };
    case 'protocol':
      return { protocol: traffic.number, first: 0, second: 0, flow };
  }
}
