/**
 * A message as its parts, before it is text or HTML. What people typed may stand in any of them: whoever renders a
 * letter escapes it.
 */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly OpenBlock[];
}

/** A letter with something in it for its recipient alone. It waits in the outbox with that part sealed. */
export interface SecretLetter {
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}

export type LetterBlock = OpenBlock | SecretBlock;

export type OpenBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly LetterFact[] }
  | LetterButton;

export type SecretBlock = SecretButton | LetterSecret;

/** A line of the table of facts. */
export interface LetterFact {
  readonly name: string;
  readonly value: string;
}

/** The one thing to do. Its link leads to the portal, which asks for sign-in; nothing is decided by following it. */
export interface LetterButton {
  readonly kind: 'button';
  readonly label: string;
  readonly url: string;
  readonly isSecret: false;
}

/** A button whose link alone lets somebody in. */
export interface SecretButton {
  readonly kind: 'button';
  readonly label: string;
  /** `null` where it is sealed or forgotten. */
  readonly url: string | null;
  readonly isSecret: true;
}

/** Something that the recipient alone may read, such as a password. */
export interface LetterSecret {
  readonly kind: 'secret';
  readonly label: string;
  /** `null` where it is sealed or forgotten. */
  readonly value: string | null;
}

/** What stands where a secret was. */
export const HIDDEN_SECRET = 'This is for the recipient alone and is not shown.';

/** What stands where a secret link was. */
export const HIDDEN_LINK = 'The link is for the recipient alone and is not shown.';

export function isSecretBlock(block: LetterBlock): block is SecretBlock {
  return block.kind === 'secret' || (block.kind === 'button' && block.isSecret);
}
