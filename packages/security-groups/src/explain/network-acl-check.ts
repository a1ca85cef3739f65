import type { PacketTraffic } from '../packet.ts';
import type { IpAddress } from '../ip-address.ts';
import type { Direction } from '../rule.ts';
import { hasAddress } from '../sets/address-set.ts';
import { intersect, subtract, unite } from '../sets/intervals.ts';
import type { Intervals } from '../sets/intervals.ts';
import { trafficInterval, trafficPoint } from '../sets/traffic-line.ts';
import { rangesNamed } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';
import { NOT_READ } from '../world/world.ts';
import type { NetworkAcl, NetworkAclEntry } from '../world/world.ts';
import type { Verdict } from './verdict.ts';

/** What the network ACL of a subnet says to the packets of a flow, or to the answers, in one direction. */
export interface NetworkAclCheck {
  readonly kind: 'network-acl';
  readonly verdict: Verdict;
  readonly direction: Direction;
  readonly subnetId: string;
  readonly farSide: string;
  /** Network ACLs have no memory: answers need to be let through as well, to whatever port the client took. */
  readonly isForReplies: boolean;
  /** The ACL that was asked; absent when none was read. */
  readonly networkAclId?: string;
  /** The entry that decided about all of the packets; absent when none fits, or several decide about parts. */
  readonly decidedBy?: NetworkAclEntry;
}

/** Which packets pass a subnet's edge, and whether they are answers. */
export interface PacketsAtSubnet {
  readonly subnetId: string;
  readonly direction: Direction;
  readonly farSide: IpAddress;
  readonly traffic: PacketTraffic;
  readonly isForReplies: boolean;
}

/** The ports that clients take for themselves: what operating systems use lies in here. */
const CLIENT_PORTS = { fromPort: 1024, toPort: 65_535 };

/** Asks the ACL of a subnet. For answers: yes when all client ports are let through, no when none is. */
export function checkNetworkAcl(model: WorldModel, packets: PacketsAtSubnet): NetworkAclCheck {
  const { subnetId, direction, farSide, isForReplies } = packets;
  const about = { kind: 'network-acl', direction, subnetId, farSide: farSide.text, isForReplies } as const;
  const acl = aclOf(model, subnetId);
  if (acl === undefined) return { ...about, verdict: 'unknown' };

  const asked = isForReplies ? replyPoints(packets.traffic) : pointOf(packets.traffic);
  const { allowed, deciding } = judge(acl, packets, asked);
  const verdict = subtract(asked, allowed).length === 0 ? 'yes' : allowed.length === 0 ? 'no' : 'unknown';
  const [only, ...others] = deciding;
  const decidedBy = only !== undefined && others.length === 0 ? { decidedBy: only } : {};
  return { ...about, verdict, networkAclId: acl.networkAclId, ...decidedBy };
}

function aclOf({ world }: WorldModel, subnetId: string): NetworkAcl | undefined {
  return world.networkAcls === NOT_READ
    ? undefined
    : world.networkAcls.find(({ subnetIds }) => subnetIds.includes(subnetId));
}

/** Lets the entries take what is left, lowest number first, as the ACL does packet by packet. */
function judge(
  { entries }: NetworkAcl,
  { direction, farSide }: PacketsAtSubnet,
  asked: Intervals<number>,
): { readonly allowed: Intervals<number>; readonly deciding: readonly NetworkAclEntry[] } {
  const deciding: NetworkAclEntry[] = [];
  let allowed: Intervals<number> = [];
  let left = asked;
  for (const entry of [...entries].sort((a, b) => a.number - b.number)) {
    if (entry.direction !== direction || !hasAddress(rangesNamed([entry.cidr]), farSide)) continue;
    const { from, to } = trafficInterval(entry.traffic);
    const taken = intersect(left, [from, to]);
    if (taken.length === 0) continue;
    deciding.push(entry);
    if (entry.action === 'allow') allowed = unite(allowed, taken);
    left = subtract(left, taken);
  }
  return { allowed, deciding };
}

function pointOf(traffic: PacketTraffic): Intervals<number> {
  const point = trafficPoint(traffic);
  return [point, point + 1];
}

const ECHO = { icmp: { request: 8, reply: 0 }, icmpv6: { request: 128, reply: 129 } } as const;

/** Where answers lie on the traffic line; nowhere for messages that have none. */
function replyPoints(traffic: PacketTraffic): Intervals<number> {
  switch (traffic.kind) {
    case 'ports': {
      const { from, to } = trafficInterval({ kind: 'ports', protocol: traffic.protocol, ...CLIENT_PORTS });
      return [from, to];
    }
    case 'icmp': {
      const { request, reply } = ECHO[traffic.protocol];
      return traffic.type === request ? pointOf({ ...traffic, type: reply, code: 0 }) : [];
    }
    case 'protocol':
      return pointOf(traffic);
  }
}
