import { SmtpMailSender, type SmtpOptions } from '../../src/adapters/mail/smtp-mail-sender.ts';

/** Sends one message as a process of its own, whose environment says whom to trust, and prints what became of it. */
const options: SmtpOptions = JSON.parse(process.argv[2] ?? '');
const delivery = await new SmtpMailSender(options).send({
  to: 'grace@example.com',
  subject: 'Encrypted',
  text: 'x',
  html: '<p>x</p>',
  messageId: 'message_1',
});
process.stdout.write(`${JSON.stringify(delivery)}\n`);
