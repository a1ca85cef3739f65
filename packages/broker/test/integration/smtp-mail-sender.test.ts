import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, it } from 'vitest';
import { SmtpMailSender, type SmtpOptions } from '../../src/adapters/mail/smtp-mail-sender.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

let server: SMTPServer | undefined;

afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

async function startMailServer(options: SMTPServerOptions = {}): Promise<{ port: number; received: Received[] }> {
  const received: Received[] = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk) => (source += String(chunk)));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source,
        });
        done();
      });
    },
    ...options,
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', () => resolve()));
  const address = listening.server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, received };
}

function senderTo(port: number, more: Partial<SmtpOptions> = {}): SmtpMailSender {
  return new SmtpMailSender({
    host: '127.0.0.1',
    port,
    encryption: 'none',
    credentials: null,
    from: 'Gatelease <gatelease@example.com>',
    ...more,
  });
}

it('sends plain text that says it was sent by a machine', async () => {
  const { port, received } = await startMailServer();

  await senderTo(port).send({ to: 'grace@example.com', subject: 'Ada wants access', text: 'Until 18:00. Grüße' });

  expect(received).toMatchObject([{ from: 'gatelease@example.com', to: ['grace@example.com'] }]);
  const source = received[0]?.source ?? '';
  expect(source).toMatch(/^Subject: Ada wants access\r?$/m);
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
  expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/im);
});

it('header injection: a line break in a name makes no header and no recipient', async () => {
  const { port, received } = await startMailServer();

  await senderTo(port).send({
    to: 'grace@example.com',
    subject: 'Eve\r\nBcc: victim@example.com\r\n\r\nwants access',
    text: 'x',
  });

  expect(received[0]?.to).toEqual(['grace@example.com']);
  expect(received[0]?.source).not.toMatch(/^Bcc:/im);
});

it('header injection: an address that is several is one, or none', async () => {
  const { port, received } = await startMailServer();
  const to = 'grace@example.com, victim@example.com';

  await senderTo(port)
    .send({ to, subject: 'x', text: 'x' })
    .catch(() => undefined);

  expect(received.flatMap((message) => message.to)).not.toContain('victim@example.com');
});

it('fails when the server does not take the message', async () => {
  const { port } = await startMailServer({
    onRcptTo: (_address, _session, done) => done(new Error('No such mailbox')),
  });

  await expect(senderTo(port).send({ to: 'nobody@example.com', subject: 'x', text: 'x' })).rejects.toThrow();
});

it('never says a password to a server without TLS', async () => {
  let isAsked = false;
  const { port } = await startMailServer({
    onAuth: (_auth, _session, done) => {
      isAsked = true;
      done(null, { user: 'gatelease' });
    },
  });
  const credentials = { user: 'gatelease', password: 'secret' };

  const sending = senderTo(port, { encryption: 'starttls', credentials }).send({
    to: 'a@example.com',
    subject: 'x',
    text: 'x',
  });

  await expect(sending).rejects.toThrow();
  expect(isAsked).toBe(false);
});
