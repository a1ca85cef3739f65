import type { AccessRequest } from '../../domain/access-request.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { Person } from '../../domain/person.ts';
import type { Resource } from '../../domain/resource.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';

interface About {
  readonly request: AccessRequest;
  readonly policy: AccessPolicy;
  readonly resource: Resource;
  readonly requester: Person;
  /** Where the portal is, for links. */
  readonly publicUrl: string;
}

interface Made {
  readonly ids: Ids;
  readonly at: Date;
}

/** Tells everybody who may review a request that it waits. The link leads to the page, which asks for sign-in. */
export function requestWaiting(made: Made, about: About, reviewers: readonly Person[]): readonly OutboxMessage[] {
  const { request, policy, resource, requester, publicUrl } = about;
  return reviewers
    .filter(({ personId }) => personId !== requester.personId)
    .map((reviewer) =>
      message(made, 'request-waiting', reviewer, {
        subject: `${requester.name} asks for access: ${policy.name}`,
        text: [
          `${requester.name} (${requester.email}) asks to open ${policy.name} on ${resource.name} (${resource.groupId}) for ${request.cidrs.join(' and ')}.`,
          `For how long: ${durationText(request.durationSeconds)}.`,
          `Why: ${request.reason ?? 'no reason given'}.`,
          `Approve or deny: ${publicUrl}/approvals#${request.requestId}`,
          `The request lapses at ${request.lapsesAt.toISOString()}.`,
        ].join('\n\n'),
      }),
    );
}

/** Tells the requester what was decided. */
export function requestDecided(made: Made, about: About, comment: string | null): OutboxMessage {
  const { request, policy, requester, publicUrl } = about;
  const verdict = request.state === 'approved' ? 'approved' : 'denied';
  return message(made, `request-${verdict}`, requester, {
    subject: `Your request was ${verdict}: ${policy.name}`,
    text: [
      `Your request for ${policy.name} was ${verdict}.`,
      ...(comment === null ? [] : [`Comment: ${comment}`]),
      verdict === 'approved' ? `The clock runs now. See what is open: ${publicUrl}/` : `Ask again: ${publicUrl}/`,
    ].join('\n\n'),
  });
}

function message(
  { ids, at }: Made,
  kind: string,
  to: Person,
  { subject, text }: { readonly subject: string; readonly text: string },
): OutboxMessage {
  return {
    messageId: ids.newId('message'),
    organizationId: to.organizationId,
    kind,
    to: to.email,
    subject,
    text,
    createdAt: at,
    state: 'waiting',
    attempts: 0,
    dueAt: at,
    sentAt: null,
    problem: null,
  };
}

function durationText(seconds: number | null): string {
  if (seconds === null) return 'to the end of the window';
  const [amount, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'hour'] : [Math.round(seconds / 60), 'minute'];
  return `${String(amount)} ${unit}${amount === 1 ? '' : 's'}`;
}
