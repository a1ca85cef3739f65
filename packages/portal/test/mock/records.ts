import type { EventView, MessageDetailView } from '@gatelease/contract';
import { htmlPage } from '../../../broker/src/application/mail/html-page.ts';
import type { Letter } from '../../../broker/src/application/mail/letter.ts';
import { plainText } from '../../../broker/src/application/mail/plain-text.ts';
import { HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** Of the lease that was opened in an emergency. */
const SAM = {
  actorName: 'Sam Okafor',
  actorId: 'p-sam',
  personId: 'p-sam',
  personName: 'Sam Okafor',
  resourceName: 'orders-db',
  leaseId: 'l-6',
  address: '192.0.2.18',
  breakGlass: true,
};

/** What the ledger and the outbox hold. */
export function ordinaryRecords(at: At) {
  const event = (sequence: number, kind: string, minutesAgo: number, more: Partial<EventView> = {}): EventView => ({
    eventId: `e-${String(sequence)}`,
    sequence,
    at: at(-minutesAgo * MINUTE),
    kind,
    actorName: 'Mara Lindqvist',
    actorId: 'p-mara',
    apiKeyId: null,
    apiKeyName: null,
    personId: 'p-mara',
    personName: 'Mara Lindqvist',
    resourceId: 'r-bastion',
    resourceName: 'prod-bastion',
    policyId: null,
    requestId: null,
    leaseId: null,
    breakGlass: false,
    address: '203.0.113.7',
    detail: {},
    hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    previousHash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    ...more,
  });
  const events = [
    event(420, 'lease.opened', 37, { ...SAM, actorName: null, actorId: null }),
    event(419, 'access.glass-broken', 38, {
      ...SAM,
      detail: { reason: 'Orders are lost, and nobody who approves can be reached.', approvalsSkipped: 1 },
    }),
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
  const message = (more: Partial<MessageDetailView>): MessageDetailView => {
    const letter = requestLetter(more.subject ?? '');
    return {
      messageId: 'm-1',
      kind: 'request-waiting',
      to: 'mara@harbour.example',
      subject: '',
      text: plainText(letter),
      html: htmlPage(letter),
      state: 'sent',
      secret: 'none',
      attempts: 1,
      dueAt: at(-4 * MINUTE),
      problem: null,
      createdAt: at(-4 * MINUTE),
      sentAt: at(-4 * MINUTE),
      ...more,
    };
  };
  const messages = [
    message({ subject: 'Ana Ruiz asks for access: Orders database' }),
    message({
      messageId: 'm-2',
      kind: 'request-denied',
      to: 'sam@harbour.example',
      subject: 'Your request was denied: Orders database',
      state: 'failed',
      attempts: 28,
      problem: 'The mail server mail.harbour.example:465 did not take the message. It said: 550 No such mailbox',
      createdAt: at(-2 * HOUR),
      sentAt: null,
    }),
    message({
      messageId: 'm-3',
      to: 'tomas@harbour.example',
      subject: 'Ana Ruiz asks for access: Orders database',
      state: 'waiting',
      dueAt: at(3 * MINUTE),
      problem: 'Nothing answers at the mail server mail.harbour.example:465.',
      sentAt: null,
    }),
    message({
      messageId: 'm-4',
      kind: 'invitation',
      to: 'ines@harbour.example',
      subject: 'Your access to Harbour Books',
      state: 'waiting',
      secret: 'sealed',
      attempts: 0,
      sentAt: null,
    }),
    message({
      messageId: 'm-5',
      kind: 'password-link',
      to: 'lea@harbour.example',
      subject: 'Choose a new password for Harbour Books',
      state: 'recalled',
      secret: 'gone',
      attempts: 0,
      createdAt: at(-30 * HOUR),
      sentAt: null,
    }),
  ];
  return { events, messages };
}

function requestLetter(subject: string): Letter {
  return {
    subject,
    blocks: [
      { kind: 'heading', text: 'Ana Ruiz asks for access' },
      {
        kind: 'facts',
        facts: [
          { name: 'Who', value: 'Ana Ruiz (ana@harbour.example)' },
          { name: 'What', value: 'Orders database: tcp 5432' },
          { name: 'Where', value: 'orders-db (sg-0b1c2d3e4f5a6b7c8)' },
          { name: 'From', value: '203.0.113.41/32' },
          { name: 'For', value: '2 hours' },
          { name: 'Why', value: 'The nightly import of invoices failed, and I want to look at the rows it left.' },
        ],
      },
      { kind: 'button', label: 'Approve or deny', url: 'http://gatelease.example/approvals#req-1', isSecret: false },
      {
        kind: 'paragraph',
        text: 'Without an answer the request lapses on Sunday 22 November at 14:10 (Europe/Berlin).',
      },
    ],
  };
}
