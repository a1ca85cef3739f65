export interface MailSender {
  /** @throws when the server did not take the message. */
  send(message: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}
