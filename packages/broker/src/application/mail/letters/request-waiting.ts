import { formatTraffic } from '@gatelease/security-groups';
import type { AccessPolicy } from '../../../domain/access-policy.ts';
import type { AccessRequest } from '../../../domain/access-request.ts';
import type { Person } from '../../../domain/person.ts';
import type { Resource } from '../../../domain/resource.ts';
import { durationText } from '../duration-text.ts';
import { instantText } from '../instant-text.ts';
import type { Letter, LetterFact } from '../letter.ts';

/** A request with what people know its parts by. */
export interface AboutRequest {
  readonly request: AccessRequest;
  readonly policy: AccessPolicy;
  readonly resource: Resource;
  readonly requester: Person;
  /** Where the portal is, for links. */
  readonly publicUrl: string;
  /** The organization's, for times. */
  readonly timeZone: string;
}

/** Tells somebody who may review a request that it waits. */
export function requestWaitingLetter(about: AboutRequest): Letter {
  const { request, policy, requester, publicUrl, timeZone } = about;
  return {
    subject: `${requester.name} asks for access: ${policy.name}`,
    blocks: [
      { kind: 'heading', text: `${requester.name} asks for access` },
      { kind: 'facts', facts: requestFacts(about) },
      {
        kind: 'button',
        label: 'Approve or deny',
        url: `${publicUrl}/approvals#${request.requestId}`,
        isSecret: false,
      },
      { kind: 'paragraph', text: `Without an answer the request lapses ${instantText(request.lapsesAt, timeZone)}.` },
    ],
  };
}

/** Reminds somebody who may review a request that it still waits. */
export function requestReminderLetter(about: AboutRequest): Letter {
  const { request, policy, requester } = about;
  const waiting = requestWaitingLetter(about);
  const given = request.reviews.filter(({ decision }) => decision === 'approve').length;
  const progress =
    given === 0
      ? 'Nobody has answered yet.'
      : `${String(given)} of ${String(request.approvalsNeeded)} approvals are given.`;
  return {
    subject: `Still waiting: ${requester.name} asks for access: ${policy.name}`,
    blocks: [
      { kind: 'heading', text: `${requester.name} still waits for access` },
      { kind: 'paragraph', text: progress },
      ...waiting.blocks.filter(({ kind }) => kind !== 'heading'),
    ],
  };
}

/** Who wants what, from where, for how long and why. */
export function requestFacts({ request, policy, resource, requester }: AboutRequest): readonly LetterFact[] {
  return [
    { name: 'Who', value: `${requester.name} (${requester.email})` },
    { name: 'What', value: `${policy.name}: ${request.traffics.map(formatTraffic).join(', ')}` },
    { name: 'Where', value: `${resource.name} (${resource.groupId})` },
    { name: 'From', value: request.cidrs.join(' and ') },
    { name: 'For', value: durationText(request.durationSeconds) },
    { name: 'Why', value: request.reason ?? 'no reason given' },
  ];
}
