import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import { SmtpMailSender } from '../../src/adapters/mail/smtp-mail-sender.ts';
import { makeSendMessages } from '../../src/application/mail/send-messages.ts';
import { aMessage } from '../support/stored-entities.ts';
import { refusal, startMailServer } from '../support/mail-server.ts';
import type { MailServer } from '../support/mail-server.ts';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

let server: TestServer;
let administrator: Somebody;
let mail: MailServer;
let messageId: string;
let organizationId: string;

// A server for each test, because some of them move its clock over days.
beforeEach(async () => {
  server = await startTestServer();
  administrator = await server.administrator();
  const session = await server.call('GET', '/api/v1/session', { headers: administrator.headers });
  organizationId = session.json().organization.organizationId;
  messageId = 'message_1';
});
afterEach(async () => {
  await mail.close();
  await server.close();
});

/** A mail server, and what sends to it once: what the worker does every few seconds. */
async function sender(options: SMTPServerOptions = {}): Promise<() => Promise<void>> {
  mail = await startMailServer(options);
  const { port } = mail;
  const smtp = { host: '127.0.0.1', port, encryption: 'none', credentials: null, from: 'g@example.com' } as const;
  return makeSendMessages(server, new SmtpMailSender(smtp));
}

async function queue(changes: Parameters<typeof aMessage>[0] = {}): Promise<void> {
  const now = server.clock.now();
  const giveUpAt = new Date(now.getTime() + 24 * HOUR * 1000);
  const message = aMessage({ messageId, organizationId, createdAt: now, dueAt: now, giveUpAt, ...changes });
  await server.store.write((tx) => tx.outbox.insert([message]));
}

const read = async () =>
  (await server.call('GET', `/api/v1/messages/${messageId}`, { headers: administrator.headers })).json();
const resend = () => server.call('POST', `/api/v1/messages/${messageId}/resend`, { headers: administrator.headers });

it('sends what is due, once', async () => {
  const send = await sender();
  await queue();

  await Promise.all([send(), send()]);
  await send();

  expect(mail.received).toMatchObject([{ to: ['ada@example.com'] }]);
  expect(await read()).toMatchObject({ state: 'sent', attempts: 1, problem: null, sentAt: expect.any(String) });
});

it('waits as long as a greylisting server wants, and gets through', async () => {
  const firstAt = server.clock.now();
  const send = await sender({
    onRcptTo: (_address, _session, done) => {
      const isTooSoon = server.clock.now().getTime() - firstAt.getTime() < 5 * MINUTE * 1000;
      done(isTooSoon ? refusal(450, 'Greylisted') : null);
    },
  });
  await queue();

  await send();
  const waiting = await read();
  await send();
  for (let minute = 0; minute < 8; minute += 1) {
    server.clock.advance(MINUTE);
    await send();
  }

  expect(waiting).toMatchObject({ state: 'waiting', attempts: 1, problem: expect.stringContaining('Greylisted') });
  expect(Date.parse(waiting.dueAt) - firstAt.getTime()).toBeGreaterThanOrEqual(MINUTE * 1000);
  expect(await read()).toMatchObject({ state: 'sent', attempts: 4, problem: null });
  expect(mail.received).toHaveLength(1);
});

it('gives a message up at once when the mailbox does not exist, and sends it again when an administrator says so', async () => {
  let hasMailbox = false;
  const send = await sender({
    onRcptTo: (_address, _session, done) => done(hasMailbox ? null : refusal(550, 'No such mailbox')),
  });
  await queue();

  await send();
  const failed = await read();
  hasMailbox = true;
  const again = await resend();
  await send();

  expect(failed).toMatchObject({ state: 'failed', problem: expect.stringContaining('550 No such mailbox') });
  expect(again.json()).toMatchObject({ state: 'waiting', attempts: 0, problem: null });
  expect(await read()).toMatchObject({ state: 'sent' });
  const events = await server.call('GET', '/api/v1/events?kind=message.resent', { headers: administrator.headers });
  expect(events.json().items).toMatchObject([{ actorId: administrator.personId, detail: { to: 'ada@example.com' } }]);
});

it('gives up after a day of trying', async () => {
  const send = await sender({ onConnect: (_session, done) => done(refusal(421, 'Too busy')) });
  await queue();

  for (let hour = 0; hour < 26; hour += 1) {
    await send();
    server.clock.advance(HOUR);
  }

  const stored = await server.store.read((tx) => tx.outbox.find(organizationId, messageId));
  expect(stored).toMatchObject({ state: 'failed', problem: expect.stringContaining('421 Too busy') });
});

it('does not send what waited for days until there was a mail server', async () => {
  const send = await sender();
  await queue({ giveUpAt: new Date(server.clock.now().getTime() - 1000) });

  await send();

  expect(mail.received).toEqual([]);
  expect(await read()).toMatchObject({ state: 'failed', problem: expect.stringContaining('longer than a day') });
});

it('one message that is refused holds up no other', async () => {
  const send = await sender({
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('nobody') ? refusal(550, 'No') : null),
  });
  await queue({ to: 'nobody@example.com' });
  messageId += '_second';
  await queue();

  await send();

  expect(mail.received.map(({ to }) => to)).toEqual([['ada@example.com']]);
});

it('HTML injection: what people typed is text in the mail', async () => {
  const send = await sender();
  const text = '<script>alert(1)</script>';
  await queue({ blocks: [{ kind: 'paragraph', text }], subject: text });

  await send();

  const { html } = await read();
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toContain(text);
});

it('sends a test message to who asks for it', async () => {
  const send = await sender();

  const queued = await server.call('POST', '/api/v1/settings/mail/test', { headers: administrator.headers });
  await send();

  expect(queued.json()).toMatchObject({ state: 'waiting', to: administrator.email, kind: 'test' });
  expect(mail.received).toMatchObject([{ to: [administrator.email] }]);
});

it('lists by state, and knows nothing of messages that are not there', async () => {
  await sender();
  const { headers } = administrator;
  for (const state of ['failed', 'sent', 'failed'] as const) {
    messageId += 'x';
    await queue({ state });
  }

  const failed = await server.call('GET', '/api/v1/messages?state=failed&limit=1', { headers });
  const next = await server.call('GET', `/api/v1/messages?state=failed&after=${failed.json().next}`, { headers });
  const missing = await server.call('GET', '/api/v1/messages/message_none', { headers });

  const states = [...failed.json().items, ...next.json().items].map(({ state }: { state: string }) => state);
  expect(states).toEqual(['failed', 'failed']);
  expect(missing.json()).toMatchObject({ status: 404, code: 'message.not-found' });
});
