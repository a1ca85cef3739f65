import { createTransport, type Transporter } from 'nodemailer';
import type { MailSender } from '../../application/ports/mail-sender.ts';

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

/** Sends through an SMTP server, plain text only. Files, URLs and HTML are never taken from a message. */
export class SmtpMailSender implements MailSender {
  readonly #transport: Transporter;
  readonly #from: string;

  constructor(options: SmtpOptions) {
    this.#from = options.from;
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

  async send(message: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void> {
    await this.#transport.sendMail({
      from: this.#from,
      to: { name: '', address: message.to },
      subject: onOneLine(message.subject),
      text: message.text,
      headers: { 'auto-submitted': 'auto-generated' },
    });
  }
}

/** A name with a line break in it must not become a header of its own. */
function onOneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ');
}
