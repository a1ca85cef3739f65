import type { AccessRequest } from '../../domain/access-request.ts';
import type { Organization } from '../../domain/organization.ts';
import { canReview, isReminderDue } from '../../domain/request-machine.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { requestReminderLetter } from '../mail/letters/request-waiting.ts';
import type { Repositories } from '../ports/store.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Reminds approvers of requests that wait, each request once. Run every now and then. */
export type RemindApprovers = () => Promise<void>;

type Context = Pick<UseCaseContext, 'store' | 'clock' | 'ids' | 'changes'> & { readonly publicUrl: string };

export function makeRemindApprovers(context: Context): RemindApprovers {
  return async () => {
    const now = context.clock.now();
    for (const organization of await context.store.read((tx) => tx.organizations.list())) {
      const due = await dueRequests(context, organization, now);
      for (const { requestId } of due) {
        await context.store.write((tx) => remind(context, tx, { organization, requestId, now }));
      }
      if (due.length > 0) context.changes.publish({ organizationId: organization.organizationId, topic: 'messages' });
    }
  };
}

async function dueRequests(
  { store }: Context,
  organization: Organization,
  now: Date,
): Promise<readonly AccessRequest[]> {
  const minutes = organization.settings.notifications.approvalReminderMinutes;
  if (minutes === null) return [];
  const filter = { organizationId: organization.organizationId, states: ['pending'] } as const;
  const { items } = await store.read((tx) => tx.requests.list(filter, { after: null, limit: 500 }));
  return items.filter((request) => isReminderDue(request, minutes * 60, now));
}

interface Reminder {
  readonly organization: Organization;
  readonly requestId: string;
  readonly now: Date;
}

/** To those who can still review it; that it was done is saved with the messages. */
async function remind(context: Context, tx: Repositories, { organization, requestId, now }: Reminder): Promise<void> {
  const { organizationId, timeZone, settings } = organization;
  const minutes = settings.notifications.approvalReminderMinutes;
  const request = await tx.requests.find(organizationId, requestId);
  if (request === null || minutes === null || !isReminderDue(request, minutes * 60, now)) return;

  await tx.requests.update({ ...request, remindedAt: now });
  const policy = await tx.policies.find(organizationId, request.policyId);
  const resource = await tx.resources.find(organizationId, request.resourceId);
  const requester = await tx.people.find(organizationId, request.personId);
  if (policy?.notifiesApprovers !== true || resource === null || requester === null) return;

  const { publicUrl, ids } = context;
  const letter = requestReminderLetter({ request, policy, resource, requester, publicUrl, timeZone });
  const reviewers = await tx.people.listReviewers(organizationId);
  const missing = reviewers.filter((reviewer) => canReview(request, reviewer, now));
  await tx.outbox.insert(missing.map((to) => addressLetter({ ids, at: now }, 'request-reminder', to, letter)));
}
