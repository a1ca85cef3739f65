import { expect, it } from 'vitest';
import { foldedText } from './folded-text.ts';

it.each([
  { text: 'Tomás  OLIVEIRA', folded: 'tomas oliveira' },
  { text: ' ada@Example.com\n', folded: 'ada@example.com' },
  { text: 'Ÿves', folded: 'yves' },
  { text: 'Åsa Öberg', folded: 'asa oberg' },
  { text: 'Åsa', folded: 'asa' },
  { text: 'ﬁn', folded: 'fin' },
  { text: '山田 太郎', folded: '山田 太郎' },
  { text: '', folded: '' },
])('folds "$text" to "$folded"', ({ text, folded }) => {
  expect(foldedText(text)).toBe(folded);
  expect(foldedText(folded)).toBe(folded);
});
