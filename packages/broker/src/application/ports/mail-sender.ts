/** A message as it goes out. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every attempt, so that a message that was sent twice can be told from two messages. */
  readonly messageId: string;
}

export type Delivery =
  | { readonly kind: 'taken' }
  /** `isFinal`: trying again is of no use, as with a mailbox that does not exist. */
  | { readonly kind: 'refused'; readonly problem: string; readonly isFinal: boolean };

/** Gives messages to whoever carries them. */
export interface MailSender {
  send(mail: Mail): Promise<Delivery>;
}
