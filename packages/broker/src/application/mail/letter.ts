/**
 * A message as its parts, before it is text or HTML. What people typed may stand in any of them: whoever renders a
 * letter escapes it.
 */
export interface Letter {
  readonly subject: string;
  readonly blocks: readonly LetterBlock[];
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly LetterFact[] }
  | LetterButton
  | LetterSecret;

/** A line of the table of facts. */
export interface LetterFact {
  readonly name: string;
  readonly value: string;
}

/** The one thing to do. Links lead to the portal, which asks for sign-in; nothing is decided by following one. */
export interface LetterButton {
  readonly kind: 'button';
  readonly label: string;
  /** `null` once a secret one was forgotten. */
  readonly url: string | null;
  /** The link alone lets somebody in: it is shown to nobody but the recipient, and forgotten once it was sent. */
  readonly isSecret: boolean;
}

/** Something that the recipient alone may read, such as a password: shown to nobody else, forgotten once it was sent. */
export interface LetterSecret {
  readonly kind: 'secret';
  readonly label: string;
  /** `null` once it was forgotten. */
  readonly value: string | null;
}

/** What stands where a secret was. */
export const FORGOTTEN_SECRET = 'This is for the recipient alone and is not shown.';

/** What stands where a secret link was. */
export const FORGOTTEN_LINK = 'The link is for the recipient alone and is not shown.';

/** The letter as anybody but its recipient may see it. */
export function withoutSecrets(blocks: readonly LetterBlock[]): readonly LetterBlock[] {
  return blocks.map(withoutSecret);
}

function withoutSecret(block: LetterBlock): LetterBlock {
  if (block.kind === 'secret') return { ...block, value: null };
  return block.kind === 'button' && block.isSecret ? { ...block, url: null } : block;
}

/** Whether the letter lacks the link or the secret that it was written for. */
export function isIncomplete(blocks: readonly LetterBlock[]): boolean {
  return blocks.some(
    (block) => (block.kind === 'button' && block.url === null) || (block.kind === 'secret' && block.value === null),
  );
}
