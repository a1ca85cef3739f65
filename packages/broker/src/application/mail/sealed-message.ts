import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import { sealSecret } from '../second-factor/seal-secret.ts';
import type { LetterBlock } from './letter.ts';
import { secretsOf, withSecrets, withoutSecrets } from './letter-secrets.ts';

/**
 * Takes a message's secrets out of its text, and keeps them sealed beside it until it is sent, recalled or given up.
 *
 * @throws `secret.key-differs`
 */
export async function sealMessage(
  secretBox: SecretBox,
  tx: Repositories,
  message: Omit<OutboxMessage, 'sealed'>,
): Promise<OutboxMessage> {
  const secrets = secretsOf(message.blocks);
  if (secrets.length === 0) return { ...message, sealed: null };
  const secret = JSON.stringify(secrets);
  const sealed = await sealSecret(secretBox, tx, { secret, purpose: messagePurpose(message.messageId) });
  return { ...message, blocks: withoutSecrets(message.blocks), sealed };
}

/**
 * What the recipient reads. Secrets that were forgotten stay out.
 *
 * @throws Error when another key sealed them.
 */
export function openMessage(
  secretBox: SecretBox,
  { messageId, blocks, sealed }: OutboxMessage,
): readonly LetterBlock[] {
  if (sealed === null) return blocks;
  const secrets: unknown = JSON.parse(secretBox.open(sealed, messagePurpose(messageId)));
  return withSecrets(blocks, Array.isArray(secrets) ? secrets.map(textOrNull) : []);
}

/** Whether a message has a secret for its recipient, and whether that is still there. */
export function secretState({ blocks, sealed }: Pick<OutboxMessage, 'blocks' | 'sealed'>): 'none' | 'sealed' | 'gone' {
  if (sealed !== null) return 'sealed';
  return secretsOf(blocks).length === 0 ? 'none' : 'gone';
}

/** What the secrets of a message are sealed for: put beside another message, they do not open. */
export function messagePurpose(messageId: string): string {
  return `message ${messageId}`;
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
