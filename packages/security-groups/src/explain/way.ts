import type { Direction } from '../rule.ts';
import { rulesAt } from '../world/rules-at.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { Flow } from './flow.ts';
import { checkGroups } from './group-check.ts';
import type { GroupCheck } from './group-check.ts';
import { checkNetworkAcl } from './network-acl-check.ts';
import type { NetworkAclCheck } from './network-acl-check.ts';
import type { FlowEnd } from './question.ts';
import { checkRoutes } from './route-check.ts';
import type { RouteCheck } from './route-check.ts';
import { trackingOf } from './tracking.ts';
import type { Tracking } from './tracking.ts';
import { unfilteredService } from './unfiltered.ts';
import type { UnfilteredService } from './unfiltered.ts';
import { allOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What one pair of addresses comes to. */
export interface Way {
  readonly flow: Flow;
  /** Groups and network together. */
  readonly verdict: Verdict;
  readonly groups: Verdict;
  /** What network ACLs, routes and public addresses say; `unknown` when they were not read. */
  readonly network: Verdict;
  /** In the order in which a packet meets them: out of the source, across, into the destination, and back. */
  readonly checks: readonly Check[];
  /** How each interface on this way keeps the connection, once it is let through. */
  readonly tracking: readonly InterfaceTracking[];
}

/** One thing that was looked at. */
export type Check = GroupCheck | UnfilteredCheck | NetworkAclCheck | RouteCheck | MailPortCheck;

/** The other end is a service that no group filters, or the sender itself. */
export interface UnfilteredCheck {
  readonly kind: 'unfiltered';
  readonly verdict: 'yes';
  readonly interfaceId: string;
  readonly service: UnfilteredService | 'itself';
}

/** TCP 25 to the Internet, which EC2 blocks unless it was asked to lift that, which nobody can read. */
export interface MailPortCheck {
  readonly kind: 'mail-port';
  readonly verdict: 'unknown';
  readonly interfaceId: string;
}

/** How an interface keeps a connection. */
export interface InterfaceTracking {
  readonly interfaceId: string;
  readonly tracking: Tracking;
}

/** What one pair of addresses comes to. */
export function judgeWay(model: WorldModel, flow: Flow): Way {
  const unfiltered = unfilteredCheck(model, flow);
  const groups = unfiltered === undefined ? groupChecks(model, flow) : [unfiltered];
  const network = unfiltered === undefined ? networkChecks(model, flow) : [];
  const groupsVerdict = allOf(groups.map(({ verdict }) => verdict));
  const networkVerdict = allOf(network.map(({ verdict }) => verdict));
  return {
    flow,
    verdict: allOf([groupsVerdict, networkVerdict]),
    groups: groupsVerdict,
    network: networkVerdict,
    checks: [...groups.filter(isOutbound), ...network, ...groups.filter((check) => !isOutbound(check))],
    tracking: [...trackingAt(model, flow, 'egress'), ...trackingAt(model, flow, 'ingress')],
  };
}

function unfilteredCheck(model: WorldModel, flow: Flow): UnfilteredCheck | undefined {
  const { holder } = flow.from;
  if (holder === undefined) return undefined;
  const service = isAtHome(flow) ? 'itself' : unfilteredService(model, holder, flow.to.address);
  return service && { kind: 'unfiltered', verdict: 'yes', interfaceId: holder.interfaceId, service };
}

function groupChecks(model: WorldModel, { from, to, traffic }: Flow): readonly GroupCheck[] {
  const out = from.holder && { direction: 'egress' as const, holder: from.holder, farSide: to.address, traffic };
  const into = to.holder && { direction: 'ingress' as const, holder: to.holder, farSide: from.address, traffic };
  return [out, into].flatMap((packet) => (packet === undefined ? [] : [checkGroups(model, packet)]));
}

/** A packet to an own address never leaves the machine. */
function isAtHome({ from, to }: Flow): boolean {
  return from.holder !== undefined && from.address.text === to.address.text && isSameInterface(from, to);
}

function isSameInterface(a: FlowEnd, b: FlowEnd): boolean {
  return a.holder?.interfaceId === b.holder?.interfaceId;
}

/** Within a subnet there are neither network ACLs nor routes to ask, unless the packet goes out and comes back in. */
function networkChecks(model: WorldModel, flow: Flow): readonly (NetworkAclCheck | RouteCheck | MailPortCheck)[] {
  const { from, to } = flow;
  const isOneSubnet = from.holder !== undefined && from.holder.subnetId === to.holder?.subnetId;
  if (isOneSubnet && from.place !== 'outside') return [];

  return [...aclChecks(model, flow), ...checkRoutes(model, flow), ...mailPortCheck(flow)];
}

function aclChecks(model: WorldModel, { from, to, traffic }: Flow): readonly NetworkAclCheck[] {
  const at = (own: FlowEnd, far: FlowEnd, direction: Direction, isForReplies: boolean): readonly NetworkAclCheck[] =>
    own.holder === undefined
      ? []
      : [
          checkNetworkAcl(model, {
            subnetId: own.holder.subnetId,
            direction,
            farSide: far.address,
            traffic,
            isForReplies,
          }),
        ];
  return [
    ...at(from, to, 'egress', false),
    ...at(to, from, 'ingress', false),
    ...at(to, from, 'egress', true),
    ...at(from, to, 'ingress', true),
  ];
}

function mailPortCheck({ from, to, traffic }: Flow): readonly MailPortCheck[] {
  const isMail = traffic.kind === 'ports' && traffic.protocol === 'tcp' && traffic.port === 25;
  if (!isMail || from.holder === undefined || to.place !== 'outside') return [];
  return [{ kind: 'mail-port', verdict: 'unknown', interfaceId: from.holder.interfaceId }];
}

function trackingAt(
  model: WorldModel,
  { from, to, traffic }: Flow,
  direction: Direction,
): readonly InterfaceTracking[] {
  const [own, far] = direction === 'egress' ? [from, to] : [to, from];
  if (own.holder === undefined) return [];
  const connection = { holder: own.holder, direction, farSide: far.address, traffic };
  const farKind = far.holder === undefined ? {} : { farKind: far.holder.kind };
  const tracking = trackingOf(rulesAt(model, own.holder), { ...connection, ...farKind });
  return [{ interfaceId: own.holder.interfaceId, tracking }];
}

function isOutbound(check: GroupCheck | UnfilteredCheck): boolean {
  return check.kind === 'unfiltered' || check.direction === 'egress';
}
