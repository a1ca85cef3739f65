import type { Lease } from '../../../domain/lease.ts';
import { instantText } from '../instant-text.ts';
import type { Letter } from '../letter.ts';
import { requestFacts } from './request-waiting.ts';
import type { AboutRequest } from './request-waiting.ts';

/** Tells an approver that somebody opened without asking anybody. */
export function breakGlassOpenedLetter(about: AboutRequest & { readonly lease: Lease }): Letter {
  const { policy, requester, lease, publicUrl, timeZone } = about;
  return {
    subject: `Emergency: ${requester.name} opened ${policy.name} without approval`,
    blocks: [
      { kind: 'heading', text: `${requester.name} opened ${policy.name} without approval` },
      { kind: 'paragraph', text: 'The access rule allows that in an emergency, and everybody who approves is told.' },
      { kind: 'facts', facts: requestFacts(about) },
      { kind: 'paragraph', text: `It is open until it is closed, or ends ${instantText(lease.endsAt, timeZone)}.` },
      { kind: 'button', label: 'See it, or close it', url: `${publicUrl}/leases`, isSecret: false },
    ],
  };
}
