import { isSecretBlock } from './letter.ts';
import type { LetterBlock } from './letter.ts';

/** What a letter says to its recipient alone, in the order in which it stands there; `null` where nothing is left. */
export function secretsOf(blocks: readonly LetterBlock[]): readonly (string | null)[] {
  return blocks.filter(isSecretBlock).map((block) => (block.kind === 'button' ? block.url : block.value));
}

/** The same with the words that stand before them, without those that are gone. */
export function labelledSecrets(
  blocks: readonly LetterBlock[],
): readonly { readonly label: string; readonly value: string }[] {
  return blocks.filter(isSecretBlock).flatMap((block) => {
    const value = block.kind === 'button' ? block.url : block.value;
    return value === null ? [] : [{ label: block.label, value }];
  });
}

/** The letter with these secrets in their places. */
export function withSecrets(
  blocks: readonly LetterBlock[],
  secrets: readonly (string | null)[],
): readonly LetterBlock[] {
  const left = [...secrets];
  return blocks.map((block) => {
    if (!isSecretBlock(block)) return block;
    const secret = left.shift() ?? null;
    return block.kind === 'button' ? { ...block, url: secret } : { ...block, value: secret };
  });
}

/** The letter as anybody but its recipient may see it, and as the database keeps it. */
export function withoutSecrets(blocks: readonly LetterBlock[]): readonly LetterBlock[] {
  return withSecrets(blocks, []);
}
