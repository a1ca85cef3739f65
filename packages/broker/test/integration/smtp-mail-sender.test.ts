import { createServer, type AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import { SmtpMailSender, type SmtpOptions } from '../../src/adapters/mail/smtp-mail-sender.ts';
import type { Mail } from '../../src/application/ports/mail-sender.ts';
import { refusal, startMailServer } from '../support/mail-server.ts';
import type { MailServer } from '../support/mail-server.ts';

let server: MailServer;

afterEach(() => server.close());

async function senderTo(server: SMTPServerOptions = {}, more: Partial<SmtpOptions> = {}): Promise<SmtpMailSender> {
  const { port } = await start(server);
  return new SmtpMailSender({
    host: '127.0.0.1',
    port,
    encryption: 'none',
    credentials: null,
    from: 'Gatelease <gatelease@example.com>',
    ...more,
  });
}

async function start(options: SMTPServerOptions): Promise<MailServer> {
  server = await startMailServer(options);
  return server;
}

function aMail(changes: Partial<Mail> = {}): Mail {
  return {
    to: 'grace@example.com',
    subject: 'Ada wants access',
    text: 'Until 18:00. Grüße',
    html: '<p>Until 18:00. Grüße</p>',
    messageId: 'message_1',
    ...changes,
  };
}

it('sends plain text and HTML, says that a machine wrote it, and gives it an id that is the same every time', async () => {
  const sender = await senderTo();

  expect(await sender.send(aMail())).toEqual({ kind: 'taken' });

  expect(server.received).toMatchObject([{ from: 'gatelease@example.com', to: ['grace@example.com'] }]);
  const source = server.received[0]?.source ?? '';
  expect(source).toMatch(/^Subject: Ada wants access\r?$/m);
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
  expect(source).toMatch(/^Message-ID: <message_1@example.com>\r?$/im);
  expect(source).toMatch(/^Content-Type: multipart\/alternative/im);
  expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/im);
  expect(source).toMatch(/^Content-Type: text\/html; charset=utf-8\r?$/im);
});

it('header injection: a line break in a name makes no header and no recipient', async () => {
  const sender = await senderTo();

  await sender.send(aMail({ subject: 'Eve\r\nBcc: victim@example.com\r\n\r\nwants access' }));

  expect(server.received[0]?.to).toEqual(['grace@example.com']);
  expect(server.received[0]?.source).not.toMatch(/^Bcc:/im);
});

it('header injection: an address that is several is one, or none', async () => {
  const sender = await senderTo();

  await sender.send(aMail({ to: 'grace@example.com, victim@example.com' }));
  await sender.send(aMail({ to: 'grace@example.com\r\nRCPT TO:<victim@example.com>' }));

  expect(server.received.flatMap(({ to }) => to)).not.toContain('victim@example.com');
});

it('SMTP smuggling: a line with a single dot in a reason ends no message', async () => {
  const sender = await senderTo();
  const text =
    'because\r\n.\r\nMAIL FROM:<eve@example.com>\r\nRCPT TO:<victim@example.com>\r\nDATA\r\nhello\n.\n.\r.\r\n';

  expect(await sender.send(aMail({ text }))).toEqual({ kind: 'taken' });

  expect(server.received).toHaveLength(1);
  expect(server.received[0]?.to).toEqual(['grace@example.com']);
});

it.each<[string, SMTPServerOptions, { isFinal: boolean; problem: RegExp }]>([
  [
    'a mailbox that does not exist is the last word',
    { onRcptTo: (_address, _session, done) => done(refusal(550, 'No such mailbox')) },
    { isFinal: true, problem: /did not take the message\. It said: 550 No such mailbox$/ },
  ],
  [
    'a message that is refused for what it says is the last word',
    {
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(refusal(554, 'Looks like spam')));
      },
    },
    { isFinal: true, problem: /It said: 554 Looks like spam$/ },
  ],
  [
    'greylisting is not',
    { onRcptTo: (_address, _session, done) => done(refusal(450, 'Greylisted, try again later')) },
    { isFinal: false, problem: /It said: 450 Greylisted, try again later$/ },
  ],
  [
    'a server that takes nobody at the moment is not',
    { onConnect: (_session, done) => done(refusal(421, 'Too busy')) },
    { isFinal: false, problem: /421 Too busy$/ },
  ],
])('%s', async (_title, options, { isFinal, problem }) => {
  const sender = await senderTo(options);

  const delivery = await sender.send(aMail());

  expect(delivery).toMatchObject({ kind: 'refused', isFinal, problem: expect.stringMatching(problem) });
});

it('tries again after a connection that breaks off in the middle', async () => {
  const broken = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail.example.com\r\n');
    socket.on('data', (data) => {
      if (String(data).startsWith('EHLO')) socket.write('250 mail.example.com\r\n');
      else socket.destroy();
    });
  });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const { port } = broken.address() as AddressInfo;
  const sender = await senderTo({}, { port });

  const delivery = await sender.send(aMail());
  broken.close();

  expect(delivery).toMatchObject({ isFinal: false, problem: expect.stringMatching(/^The connection .* broke off\./) });
});

it('says that nothing answers where there is no server', async () => {
  const sender = await senderTo();
  await server.close();

  const delivery = await sender.send(aMail());

  expect(delivery).toMatchObject({
    isFinal: false,
    problem: expect.stringMatching(/^Nothing answers at the mail server/),
  });
});

it('signs in where the server asks for it, and says when user name and password are wrong', async () => {
  const passwords: string[] = [];
  const options: SMTPServerOptions = {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      passwords.push(`${String(username)} ${String(password)}`);
      if (password === 'right') done(null, { user: 'gatelease' });
      else done(refusal(535, 'Bad credentials'));
    },
  };
  const right = await senderTo(options, { credentials: { user: 'gatelease', password: 'right' } });
  const taken = await right.send(aMail());
  await server.close();
  const wrong = await senderTo(options, { credentials: { user: 'gatelease', password: 's3cret' } });

  const refused = await wrong.send(aMail());

  expect(taken).toEqual({ kind: 'taken' });
  expect(passwords).toEqual(['gatelease right', 'gatelease s3cret']);
  expect(refused).toMatchObject({
    isFinal: false,
    problem: expect.stringMatching(/did not take the user name and password/),
  });
  expect(JSON.stringify(refused)).not.toContain('s3cret');
});

it('never says a password to a server without TLS', async () => {
  let isAsked = false;
  const credentials = { user: 'gatelease', password: 'secret' };
  const sender = await senderTo(
    {
      onAuth: (_auth, _session, done) => {
        isAsked = true;
        done(null, { user: 'gatelease' });
      },
    },
    { encryption: 'starttls', credentials },
  );

  const delivery = await sender.send(aMail());

  expect(delivery).toMatchObject({ kind: 'refused', isFinal: false });
  expect(isAsked).toBe(false);
});
