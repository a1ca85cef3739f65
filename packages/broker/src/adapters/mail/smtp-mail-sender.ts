import { createTransport, type Transporter } from 'nodemailer';
import type { Delivery, Mail, MailSender } from '../../application/ports/mail-sender.ts';
import { deliveryProblem } from './delivery-problem.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /**
   * - `tls`: TLS from the first byte, usually port 465.
   * - `starttls`: TLS is demanded before anything else is said, usually port 587.
   * - `none`: plain text; for a relay on the same machine or network.
   */
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly credentials: { readonly user: string; readonly password: string } | null;
  /** `Gatelease <gatelease@example.com>` */
  readonly from: string;
}

/** No answer in this time means that the message was not taken; the outbox tries again. */
const TIMEOUT_MILLISECONDS = 20_000;

/** Sends through an SMTP server, as plain text and as HTML. Files and URLs are never taken from a message. */
export class SmtpMailSender implements MailSender {
  readonly #transport: Transporter;
  readonly #from: string;
  readonly #domain: string;
  readonly #server: string;

  constructor(options: SmtpOptions) {
    this.#from = options.from;
    this.#domain = domainOf(options.from);
    this.#server = `${options.host}:${String(options.port)}`;
    this.#transport = createTransport({
      host: options.host,
      port: options.port,
      secure: options.encryption === 'tls',
      requireTLS: options.encryption === 'starttls',
      ignoreTLS: options.encryption === 'none',
      ...(options.credentials === null
        ? {}
        : { auth: { user: options.credentials.user, pass: options.credentials.password } }),
      connectionTimeout: TIMEOUT_MILLISECONDS,
      greetingTimeout: TIMEOUT_MILLISECONDS,
      socketTimeout: TIMEOUT_MILLISECONDS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, html, messageId }: Mail): Promise<Delivery> {
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to: { name: '', address: to },
        subject: onOneLine(subject),
        text,
        html,
        messageId: `<${messageId}@${this.#domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { kind: 'taken' };
    } catch (error) {
      return deliveryProblem(error, this.#server);
    }
  }
}

/** What is after the `@` of the sender's address: message ids are ours to make there. */
function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
}

/** A name with a line break in it must not become a header of its own. */
function onOneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ');
}
