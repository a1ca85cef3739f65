import type { IpAddress } from '../ip-address.ts';
import { hasAddress } from '../sets/address-set.ts';
import { rangesNamed } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';
import { NOT_READ } from '../world/world.ts';
import type { Route, RouteTable, WorldInterface } from '../world/world.ts';
import type { Flow } from './flow.ts';
import type { FlowEnd } from './question.ts';
import type { Verdict } from './verdict.ts';

/** Where the route table of a subnet sends packets for the other end. */
export interface RouteCheck {
  readonly kind: 'route';
  readonly verdict: Verdict;
  readonly subnetId: string;
  readonly towards: string;
  /** The table that was asked; absent when none was read. */
  readonly routeTableId?: string;
  /** The route that decides; absent when none fits, or when that hangs on a list that was not read. */
  readonly route?: Route;
}

/** Asks for the way from each end that was read to the other: packets have to arrive, and answers to come back. */
export function checkRoutes(model: WorldModel, { from, to }: Flow): readonly RouteCheck[] {
  return [
    ...(from.holder === undefined ? [] : [checkRoute(model, from.holder, { own: from, far: to, isSender: true })]),
    ...(to.holder === undefined ? [] : [checkRoute(model, to.holder, { own: to, far: from, isSender: false })]),
  ];
}

/** A flow as one of its ends sees it. */
interface Outlook {
  readonly own: FlowEnd;
  readonly far: FlowEnd;
  /** Whether the own end sends the first packet; the other one only answers. */
  readonly isSender: boolean;
}

function checkRoute(model: WorldModel, holder: WorldInterface, outlook: Outlook): RouteCheck {
  const { far } = outlook;
  const about = { kind: 'route', subnetId: holder.subnetId, towards: far.address.text } as const;
  const table = tableOf(model, holder);
  if (table === undefined) return { ...about, verdict: 'unknown' };

  const read = { ...about, routeTableId: table.routeTableId };
  const found = narrowestRoute(model, table, far.address);
  if (found === 'unknown') return { ...read, verdict: 'unknown' };
  if (found === undefined) return { ...read, verdict: 'no' };
  return { ...read, route: found, verdict: found.isActive ? leadsThere(model, found, outlook) : 'no' };
}

function tableOf({ world }: WorldModel, { subnetId, vpcId }: WorldInterface): RouteTable | undefined {
  if (world.routeTables === NOT_READ) return undefined;
  const ofVpc = world.routeTables.filter((table) => table.vpcId === vpcId);
  return ofVpc.find(({ subnetIds }) => subnetIds.includes(subnetId)) ?? ofVpc.find(({ isMain }) => isMain);
}

/** A list that was not read may hold a narrower destination than any that fits, so then nothing is certain. */
function narrowestRoute(model: WorldModel, table: RouteTable, address: IpAddress): Route | 'unknown' | undefined {
  let narrowest: { readonly route: Route; readonly length: number } | undefined;
  for (const route of table.routes) {
    const cidrs = route.destination.startsWith('pl-')
      ? model.prefixListEntry(route.destination)?.cidrs
      : [route.destination];
    if (cidrs === undefined) return 'unknown';
    for (const cidr of cidrs) {
      const length = Number(cidr.slice(cidr.indexOf('/') + 1));
      if (length > (narrowest?.length ?? -1) && hasAddress(rangesNamed([cidr]), address)) narrowest = { route, length };
    }
  }
  return narrowest?.route;
}

function leadsThere(model: WorldModel, { target }: Route, { own, far, isSender }: Outlook): Verdict {
  const isSameVpc = own.holder?.vpcId === far.holder?.vpcId;
  switch (target.kind) {
    case 'local':
      return far.holder === undefined || isSameVpc ? 'yes' : 'no';
    case 'internet-gateway':
      // Only an address that the gateway can translate, or an IPv6 one, gets through it.
      return own.place === 'inside' || far.place === 'inside' ? 'no' : 'yes';
    case 'egress-only-gateway':
    case 'nat-gateway':
      // Both let answers in and nothing else, so nobody can have come that way first.
      if (!isSender) return 'no';
      return far.holder === undefined ? 'yes' : 'unknown';
    case 'peering':
      return leadsThroughPeering(model, target.peeringId, own, far);
    case 'other':
      return 'unknown';
  }
}

function leadsThroughPeering(model: WorldModel, peeringId: string, own: FlowEnd, far: FlowEnd): Verdict {
  if (model.world.peerings === NOT_READ) return 'unknown';
  const peering = model.world.peerings.find((candidate) => candidate.peeringId === peeringId);
  if (peering === undefined) return 'unknown';
  if (!peering.isActive) return 'no';

  const farSides = peering.sides.filter(({ vpcId }) => vpcId !== own.holder?.vpcId);
  const isThere = farSides.some(({ vpcId, cidrs }) =>
    far.holder === undefined ? hasAddress(rangesNamed(cidrs), far.address) : vpcId === far.holder.vpcId,
  );
  return isThere ? 'yes' : 'no';
}
