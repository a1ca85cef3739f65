import type { EventView, MessageView } from '@gatelease/contract';
import { HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** What the ledger and the outbox hold. */
export function ordinaryRecords(at: At) {
  const event = (sequence: number, kind: string, minutesAgo: number, more: Partial<EventView> = {}): EventView => ({
    eventId: `e-${String(sequence)}`,
    sequence,
    at: at(-minutesAgo * MINUTE),
    kind,
    actorName: 'Mara Lindqvist',
    actorId: 'p-mara',
    personId: 'p-mara',
    personName: 'Mara Lindqvist',
    resourceId: 'r-bastion',
    resourceName: 'prod-bastion',
    policyId: null,
    requestId: null,
    leaseId: null,
    address: '203.0.113.7',
    detail: {},
    hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    previousHash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    ...more,
  });
  const events = [
    event(418, 'rule.authorized', 38, {
      actorName: null,
      actorId: null,
      detail: { rule: 'tcp 22 from 203.0.113.7/32' },
    }),
    event(417, 'lease.opening', 38, { detail: { durationSeconds: 7200 } }),
    event(416, 'session.started', 39, { resourceId: null, resourceName: null }),
    event(415, 'request.denied', 120, {
      actorName: 'Tomás Oliveira',
      personName: 'Sam Okafor',
      resourceName: 'orders-db',
      detail: { comment: 'Please use the read replica.' },
    }),
    event(414, 'policy.edited', 1440, { personName: null, address: null, detail: { name: 'SSH for Operations' } }),
  ];
  const messages: MessageView[] = [
    {
      messageId: 'm-1',
      kind: 'request-waiting',
      to: 'mara@harbour.example',
      subject: 'Ana Ruiz asks for access: Orders database',
      text: 'Ana Ruiz (ana@harbour.example) asks to open Orders database on orders-db.\n\nApprove or deny: http://gatelease.example/approvals#req-1',
      state: 'sent',
      problem: null,
      createdAt: at(-4 * MINUTE),
      sentAt: at(-4 * MINUTE),
    },
    {
      messageId: 'm-2',
      kind: 'request-denied',
      to: 'sam@harbour.example',
      subject: 'Your request was denied: Orders database',
      text: 'Your request for Orders database was denied.\n\nComment: Please use the read replica.',
      state: 'failed',
      problem: 'The mail server refuses the connection (ECONNREFUSED). It is tried again.',
      createdAt: at(-2 * HOUR),
      sentAt: null,
    },
  ];
  return { events, messages };
}
