import { HIDDEN_LINK, HIDDEN_SECRET } from './letter.ts';
import type { LetterBlock, SecretLetter } from './letter.ts';

/** A letter for people and programs that read plain text. */
export function plainText({ blocks }: Pick<SecretLetter, 'blocks'>): string {
  return blocks.map(textOf).join('\n\n');
}

function textOf(block: LetterBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'button':
      return `${block.label}: ${block.url ?? HIDDEN_LINK}`;
    case 'secret':
      return `${block.label}: ${block.value ?? HIDDEN_SECRET}`;
  }
}
