import { endWarningAt } from '../../domain/end-warning.ts';
import type { Lease } from '../../domain/lease.ts';
import { noteWarning } from '../../domain/lease-machine.ts';
import type { Organization } from '../../domain/organization.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { leaseEndingLetter } from '../mail/letters/lease-ending.ts';
import type { Repositories } from '../ports/store.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Warns the holders of leases that will end soon, each lease and end once. Run every now and then. */
export type WarnOfEnds = () => Promise<void>;

type Context = Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'> & { readonly publicUrl: string };

const AT_ONCE = 200;

export function makeWarnOfEnds(context: Context): WarnOfEnds {
  return async () => {
    const now = context.clock.now();
    for (const organization of await context.store.read((tx) => tx.organizations.list())) {
      const due = await dueLeases(context, organization, now);
      // One by one, so that a lease that somebody changes at this moment keeps back no other.
      for (const { leaseId } of due)
        await context.store.write((tx) => warn(context, tx, { organization, leaseId, now }));
      if (due.length > 0) context.changes.publish({ organizationId: organization.organizationId, topic: 'messages' });
    }
  };
}

async function dueLeases({ store }: Context, organization: Organization, now: Date): Promise<readonly Lease[]> {
  const minutes = organization.settings.notifications.leaseEndingMinutes;
  if (minutes === null) return [];
  const endsBy = new Date(now.getTime() + minutes * 60_000);
  const ending = await store.read((tx) => tx.leases.listUnwarned(organization.organizationId, endsBy, AT_ONCE));
  return ending.filter((lease) => isDue(lease, minutes, now));
}

function isDue(lease: Lease, minutes: number, now: Date): boolean {
  const warnsAt = endWarningAt(lease, minutes * 60);
  return warnsAt !== null && warnsAt <= now && lease.endsAt > now;
}

interface Warning {
  readonly organization: Organization;
  readonly leaseId: string;
  readonly now: Date;
}

/** The note that it was done is saved with the message: neither a restart nor another node does it again. */
async function warn(context: Context, tx: Repositories, { organization, leaseId, now }: Warning): Promise<void> {
  const { organizationId, timeZone, settings } = organization;
  const minutes = settings.notifications.leaseEndingMinutes;
  const lease = await tx.leases.find(organizationId, leaseId);
  if (lease === null || minutes === null || !isDue(lease, minutes, now)) return;
  const noted = noteWarning(lease, now);
  if (noted.kind !== 'changed') return;

  const person = await tx.people.find(organizationId, lease.personId);
  const policy = await tx.policies.find(organizationId, lease.policyId);
  const resource = await tx.resources.find(organizationId, lease.resourceId);
  await tx.leases.update(noted.lease);
  if (person === null) return;
  const names = {
    policyName: policy?.name ?? '(deleted policy)',
    resourceName: resource?.name ?? '(removed resource)',
  };
  const letter = leaseEndingLetter({ lease, ...names, publicUrl: context.publicUrl, timeZone });
  await tx.outbox.insert([addressLetter({ ids: context.ids, at: now }, 'lease-ending', person, letter)]);
}
