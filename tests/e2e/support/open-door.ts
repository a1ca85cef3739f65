import type { CallInput, Client, LeaseView } from '@gatelease/contract';
import { eventually } from '../../support/eventually.ts';

type PolicyInput = CallInput<'addPolicy'>['body'];

export interface Door {
  readonly groupId: string;
  /** `tcp 22` */
  readonly traffic?: string;
  /** Left out: to the end of the window, with a schedule. */
  readonly durationSeconds?: number;
  readonly schedule?: PolicyInput['schedule'];
}

/** A security group under management, with a policy for everyone that lets loopback addresses in. */
export async function addDoor(
  administrator: Client,
  { groupId, traffic = 'tcp 22', durationSeconds, schedule }: Door,
  overrides: Partial<PolicyInput> = {},
) {
  const { items } = await administrator('listResources');
  const known = items.find((resource) => resource.groupId === groupId);
  const { resourceId } = known ?? (await administrator('addResource', { body: { region: 'us-east-1', groupId } }));
  return administrator('addPolicy', {
    body: {
      name: `${traffic} in ${groupId}`,
      resourceId,
      grantees: [{ kind: 'everyone' }],
      traffics: [traffic],
      defaultDurationSeconds: schedule === undefined ? (durationSeconds ?? 3600) : null,
      longestDurationSeconds: schedule === undefined ? 8 * 3600 : null,
      allowedScopes: ['loopback'],
      ...(schedule === undefined ? {} : { schedule }),
      ...overrides,
    },
  });
}

/** Adds a door and opens it; returns the lease when its rule has been seen in the group. */
export async function openDoor(administrator: Client, door: Door) {
  const { policyId } = await addDoor(administrator, door);
  return openPolicy(administrator, policyId, door.durationSeconds);
}

/** Opens a door and waits until its rule has been seen in the group. */
export async function openPolicy(client: Client, policyId: string, durationSeconds?: number) {
  const { lease } = await client('requestAccess', {
    body: { policyId, ...(durationSeconds === undefined ? {} : { durationSeconds }) },
  });
  const { leaseId } = lease ?? { leaseId: '' };
  return leaseInState(client, leaseId, 'active');
}

/** Waits until a lease is in a state. */
export function leaseInState(client: Client, leaseId: string, state: LeaseView['state'], withinMs = 20_000) {
  return eventually(
    () => client('readLease', { params: { leaseId } }),
    (lease) => lease.state === state,
    withinMs,
  );
}
