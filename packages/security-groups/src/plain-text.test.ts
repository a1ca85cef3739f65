import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it('is the same whatever the order of the fields, at every depth', () => {
  expect(plainText({ a: 1, b: { c: [1, { d: 2, e: 3 }], f: 4 } })).toBe(
    plainText({ b: { f: 4, c: [1, { e: 3, d: 2 }] }, a: 1 }),
  );
});

it.each([
  [{ a: 1 }, { a: 2 }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ at: new Date(0) }, { at: new Date(1) }],
  [{ value: 1n }, { value: 2n }],
  [{ a: 1 }, undefined],
])('tells %o from %o', (a, b) => {
  expect(plainText(a)).not.toBe(plainText(b));
});
