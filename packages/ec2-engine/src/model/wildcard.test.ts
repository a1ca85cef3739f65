import { describe, expect, it } from 'vitest';

import { wildcardTest } from './wildcard.ts';

describe('wildcardTest', () => {
  it.each([
    ['web', 'web', true],
    ['web', 'webs', false],
    ['web', 'WEB', false],
    ['web*', 'web', true],
    ['web*', 'web-1', true],
    ['*web', 'my-web', true],
    ['w?b', 'wib', true],
    ['w?b', 'wb', false],
    ['*', '', true],
    ['', '', true],
    ['?', '', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['\\*', '*', true],
    ['\\*', 'x', false],
    ['a\\?', 'a?', true],
    ['a\\\\*', 'a\\b', true],
    ['\\', '\\', true],
    ['a.c', 'abc', false],
    ['(a+)+$', '(a+)+$', true],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(wildcardTest(pattern)(text)).toBe(expected);
  });

  it('agrees with a regular expression over a small world looked at whole', () => {
    const world = (alphabet: string, longest: number): string[] =>
      longest === 0
        ? ['']
        : world(alphabet, longest - 1).flatMap((text) => [text, ...[...alphabet].map((c) => text + c)]);
    const patterns = [...new Set(world('ab*?', 4))];
    const texts = [...new Set(world('ab', 4))];

    for (const pattern of patterns) {
      const judge = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
      const test = wildcardTest(pattern);
      for (const text of texts)
        expect(`${pattern} ${text} ${test(text)}`).toBe(`${pattern} ${text} ${judge.test(text)}`);
    }
  });

  it('is not slowed down by a pattern made to make a regular expression explode', () => {
    const test = wildcardTest(`${'a*'.repeat(120)}b`);
    const started = performance.now();

    expect(test('a'.repeat(256))).toBe(false);

    expect(performance.now() - started).toBeLessThan(100);
  });
});
