import { hostCidr } from '../ip-address.ts';
import type { IpAddress } from '../ip-address.ts';
import type { PacketTraffic } from '../packet.ts';
import { compareRules } from '../compare-rules.ts';
import type { Direction, Rule } from '../rule.ts';
import { hasAddress } from '../sets/address-set.ts';
import { trafficPoint } from '../sets/traffic-line.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import { rulesAt } from '../world/rules-at.ts';
import type { WorldInterface } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { Traffic } from '../traffic.ts';
import type { Verdict } from './verdict.ts';

/** A rule of a group, as an answer names it. */
export interface RuleInGroup {
  readonly groupId: string;
  readonly ruleId?: string;
  readonly rule: Rule;
}

/** What the groups of one interface say to one packet, in one direction. */
export interface GroupCheck {
  readonly kind: 'groups';
  readonly verdict: Verdict;
  readonly direction: Direction;
  readonly interfaceId: string;
  readonly groupIds: readonly string[];
  /** The other end, as the groups see it. */
  readonly farSide: string;
  /** All rules that certainly let it through, in the order of `compareRules`. One is enough. */
  readonly admittedBy: readonly RuleInGroup[];
  /** Rules that would, if their group or prefix list holds the far side, which is not known. */
  readonly undecided: readonly RuleInGroup[];
  /** Groups of the interface whose rules were not read. */
  readonly unreadGroupIds: readonly string[];
  /** When nothing lets it through: rules for this traffic and other peers, then for this peer and other traffic. */
  readonly nearest: readonly RuleInGroup[];
  /** When nothing lets it through: the narrowest rule that would. */
  readonly missing?: Rule;
}

/** One packet in front of one interface. */
export interface PacketAtInterface {
  readonly direction: Direction;
  readonly holder: WorldInterface;
  readonly farSide: IpAddress;
  readonly traffic: PacketTraffic;
}

const MOST_NEAREST = 3;

/** Asks all groups of an interface at once: they only allow, so one rule of one of them is enough. */
export function checkGroups(model: WorldModel, packet: PacketAtInterface): GroupCheck {
  const { direction, holder, farSide, traffic } = packet;
  const point = trafficPoint(traffic);
  const rules = rulesAt(model, holder);
  const fitting = rules.filter((rule) => rule.direction === direction && rule.from <= point && point < rule.to);
  const admittedBy = inOrder(fitting.filter(({ certain }) => hasAddress(certain, farSide)));
  const undecided = inOrder(
    fitting.filter(({ certain, possible }) => !hasAddress(certain, farSide) && hasAddress(possible, farSide)),
  );
  const unreadGroupIds = holder.groupIds.filter((groupId) => model.group(groupId) === undefined);
  const verdict = verdictOf(admittedBy.length > 0, undecided.length + unreadGroupIds.length > 0);
  return {
    kind: 'groups',
    verdict,
    direction,
    interfaceId: holder.interfaceId,
    groupIds: holder.groupIds,
    farSide: farSide.text,
    admittedBy,
    undecided: verdict === 'yes' ? [] : undecided,
    unreadGroupIds: verdict === 'yes' ? [] : unreadGroupIds,
    ...(verdict === 'no'
      ? { nearest: nearestOf(rules, fitting, packet), missing: missingRule(packet) }
      : { nearest: [] }),
  };
}

/** The narrowest rule that lets one packet through: its one port or message, and its one address. */
export function missingRule({ direction, traffic, farSide }: Omit<PacketAtInterface, 'holder'>): Rule {
  const { family, text } = hostCidr(farSide);
  return { direction, traffic: trafficOf(traffic), peer: { kind: family, cidr: text } };
}

function verdictOf(isAdmitted: boolean, isOpen: boolean): Verdict {
  if (isAdmitted) return 'yes';
  return isOpen ? 'unknown' : 'no';
}

function nearestOf(
  rules: readonly CompiledRule[],
  fitting: readonly CompiledRule[],
  { direction, farSide }: PacketAtInterface,
): readonly RuleInGroup[] {
  const ofPeer = rules.filter(
    (rule) => rule.direction === direction && !fitting.includes(rule) && hasAddress(rule.certain, farSide),
  );
  return [...inOrder(fitting), ...inOrder(ofPeer)].slice(0, MOST_NEAREST);
}

/** The order of `compareRules`, then of the groups, so that equal rules of two groups keep one order. */
function inOrder(rules: readonly CompiledRule[]): readonly RuleInGroup[] {
  return [...rules]
    .sort((a, b) => compareRules(a.entry.rule, b.entry.rule) || (a.groupId < b.groupId ? -1 : 1))
    .map(ruleInGroup);
}

/** The rule as answers name it. */
export function ruleInGroup({ groupId, entry }: CompiledRule): RuleInGroup {
  return { groupId, rule: entry.rule, ...(entry.ruleId === undefined ? {} : { ruleId: entry.ruleId }) };
}

function trafficOf(packet: PacketTraffic): Traffic {
  switch (packet.kind) {
    case 'ports':
      return { kind: 'ports', protocol: packet.protocol, fromPort: packet.port, toPort: packet.port };
    case 'icmp':
      return {
        kind: 'icmp',
        protocol: packet.protocol,
        message: { kind: 'code', type: packet.type, code: packet.code },
      };
    case 'protocol':
      return packet;
  }
}
