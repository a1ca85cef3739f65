import type { DoorView, LeaseView } from '@gatelease/contract';
import { found, inSeconds, page } from './state.ts';
import type { Handler, MockState } from './state.ts';
import { ordinaryStop } from './stops.ts';

/** Also beyond its end. */
const isOpenStill = ({ state, endsAt }: LeaseView) =>
  ['opening', 'active', 'closing'].includes(state) && endsAt < new Date().toISOString();

const isLive = ({ state }: LeaseView) => ['scheduled', 'opening', 'active', 'closing'].includes(state);

/** My access, requests and leases. */
export const ACCESS_HANDLERS = {
  readMyAccess: ({ world, address, addressSource }) => ({
    address,
    addressSource,
    otherAddress: null,
    doors: world.doors,
  }),
  askForAddressProof: () => ({ proof: null }),
  proveAddress: () => null,
  listAccessRequests: ({ world }, { query }) =>
    page(
      world.requests.filter(
        ({ state, resourceId }) =>
          (query['state'] === 'pending') === (state === 'pending') &&
          (query['resourceId'] ?? resourceId) === resourceId,
      ),
    ),
  requestAccess: (state, { body }) => {
    const door = doorOf(state, body.policyId);
    const lease: LeaseView = {
      ...state.world.leases[0]!,
      leaseId: 'l-new',
      policyId: door.policyId,
      resourceName: door.resourceName,
      state: 'opening',
      openedAt: null,
      startsAt: inSeconds(0),
      endsAt: inSeconds(body.durationSeconds ?? 3600),
      latestEndsAt: inSeconds(8 * 3600),
    };
    replaceDoor(state, { ...door, state: 'open', lease });
    setTimeout(() => {
      replaceDoor(state, {
        ...door,
        state: 'open',
        lease: { ...lease, state: 'active', openedAt: inSeconds(0) },
      });
      state.tell('leases');
    }, 900);
    return { outcome: 'opened', request: { ...state.world.requests[1]!, state: 'approved' }, lease };
  },
  readAccessRequest: ({ world }, { params }) =>
    found(
      world.requests.find(({ requestId }) => requestId === params['requestId']),
      'request.not-found',
    ),
  previewApproval: ({ world }, { params }) => {
    const request = found(
      world.requests.find(({ requestId }) => requestId === params['requestId']),
      'request.not-found',
    );
    const narrow = { rule: 'tcp 5432 from 198.51.100.23/32', coveredBy: [], perhapsBy: [] };
    const office = { rule: 'tcp 5432 from 203.0.113.0/24', ruleId: 'sgr-office', description: 'Office' };
    const known = { rule: 'tcp 5432 from 203.0.113.7/32', coveredBy: [office], perhapsBy: [] };
    const isOwn = request.personId === 'p-mara';
    return {
      policyChanged: isOwn,
      verdict: { kind: 'would-open', endsAt: inSeconds(request.durationSeconds ?? 7200), traffics: request.traffics },
      readAt: inSeconds(-40),
      rules: [isOwn ? known : narrow],
    };
  },
  reviewAccessRequest: ({ world }, { params, body }) => {
    const index = world.requests.findIndex(({ requestId }) => requestId === params['requestId']);
    const request = world.requests[index]!;
    world.requests[index] = {
      ...request,
      state: body.decision === 'approve' ? 'approved' : 'denied',
      decidedAt: new Date().toISOString(),
    };
    return { request: world.requests[index], lease: null };
  },
  cancelAccessRequest: (state, { params }) => {
    const index = state.world.requests.findIndex(({ requestId }) => requestId === params['requestId']);
    state.world.requests[index] = { ...state.world.requests[index]!, state: 'cancelled' };
    const door = state.world.doors.find(({ request }) => request?.requestId === params['requestId']);
    if (door !== undefined) replaceDoor(state, { ...door, state: 'closed', request: null });
    return state.world.requests[index];
  },
  listLeases: ({ world }, { query }) => {
    const { state, resourceId, personId } = query;
    const from = String(query['from'] ?? '');
    const to = String(query['to'] ?? '~');
    const wanted = world.leases.filter(
      (lease) =>
        (state === 'all' || (state === 'live') === isLive(lease)) &&
        (resourceId ?? lease.resourceId) === lease.resourceId &&
        (personId ?? lease.personId) === lease.personId &&
        (isOpenStill(lease) ? from <= new Date().toISOString() : (lease.closedAt ?? lease.endsAt) >= from) &&
        (lease.openedAt ?? lease.startsAt) < to,
    );
    const start = Number(query['after'] ?? 0);
    const end = start + Number(query['limit'] ?? 100);
    return { items: wanted.slice(start, end), next: end < wanted.length ? String(end) : null };
  },
  readLease: ({ world }, { params }) =>
    found(
      world.leases.find(({ leaseId }) => leaseId === params['leaseId']),
      'lease.not-found',
    ),
  extendLease: (state, { params, body }) => {
    const door = found(
      state.world.doors.find(({ lease }) => lease?.leaseId === params['leaseId']),
      'lease.not-found',
    );
    const endsAt = new Date(Date.parse(door.lease!.endsAt) + body.durationSeconds * 1000).toISOString();
    replaceDoor(state, { ...door, lease: { ...door.lease!, endsAt } });
    return { ...door.lease!, endsAt };
  },
  moveLease: (state, { params }) => {
    const door = found(
      state.world.doors.find(({ lease }) => lease?.leaseId === params['leaseId']),
      'lease.not-found',
    );
    const before = door.lease!;
    const lease: LeaseView = {
      ...before,
      leaseId: `${before.leaseId}-moved`,
      cidrs: [`${state.address}/32`],
      movedFromLeaseId: before.leaseId,
    };
    replaceDoor(state, { ...door, lease, moveTo: null });
    return lease;
  },
  closeLeases: ({ world }, { body }) => {
    const closable = world.leases.filter(
      ({ leaseId, state }) => body.leaseIds.includes(leaseId) && ['scheduled', 'opening', 'active'].includes(state),
    );
    const closing = closable.map(({ leaseId }) => leaseId);
    world.leases = world.leases.map((lease) =>
      closing.includes(lease.leaseId) ? { ...lease, state: 'closing' as const } : lease,
    );
    const others = body.leaseIds.filter((leaseId: string) => !closing.includes(leaseId));
    return { closing, notClosed: others.map((leaseId: string) => ({ leaseId, reason: 'ended-already' })) };
  },
  listEmergencyStops: ({ world }) => page(world.stops),
  startEmergencyStop: ({ world }, { body }) => {
    const group = world.resources.find(({ resourceId }) => resourceId === body.resourceId);
    world.stops = [
      { ...ordinaryStop(world.now), ...body, stopId: 'stop-new', resourceName: group?.name ?? null },
      ...world.stops,
    ];
    return { stopId: 'stop-new', leasesClosed: 4, requestsCancelled: 1 };
  },
  liftEmergencyStop: ({ world }, { params }) => {
    world.stops = world.stops.map((stop) =>
      stop.stopId === params['stopId']
        ? { ...stop, rulesLeft: 0, liftedAt: new Date().toISOString(), liftedByName: 'Mara Lindqvist' }
        : stop,
    );
    return null;
  },
  closeLease: (state, { params }) => {
    const door = state.world.doors.find(({ lease }) => lease?.leaseId === params['leaseId']);
    if (door !== undefined) replaceDoor(state, { ...door, state: 'closed', lease: null });
    const lease = found(
      [...state.world.leases, ...(door?.lease ? [door.lease] : [])].find(
        ({ leaseId }) => leaseId === params['leaseId'],
      ),
      'lease.not-found',
    );
    state.world.leases = state.world.leases.filter(({ leaseId }) => leaseId !== lease.leaseId);
    return { ...lease, state: 'closing' };
  },
} satisfies Record<string, Handler>;

function doorOf({ world }: MockState, wanted: string): DoorView {
  return found(
    world.doors.find(({ policyId }) => policyId === wanted),
    'policy.not-found',
  );
}

function replaceDoor({ world }: MockState, door: DoorView): void {
  world.doors = world.doors.map((other) => (other.policyId === door.policyId ? door : other));
}
