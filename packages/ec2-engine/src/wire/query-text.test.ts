import { describe, expect, it } from 'vitest';

import { parseQueryText } from './query-text.ts';

const parametersOf = (text: string) => {
  const query = parseQueryText(text);
  return query.ok ? [...query.parameters] : query.error.code;
};

describe('parseQueryText', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      'a=b+c&d=e%20f%2B%2a',
      [
        ['a', 'b c'],
        ['d', 'e f+*'],
      ],
    ],
    [
      'a=&b&=c',
      [
        ['a', ''],
        ['b', ''],
        ['', 'c'],
      ],
    ],
    [
      'a=b=c&&d=%F0%9F%A7%80',
      [
        ['a', 'b=c'],
        ['d', '🧀'],
      ],
    ],
    ['', []],
  ])('reads %s', (text, expected) => {
    expect(parametersOf(text)).toEqual(expected);
  });

  it.each([
    ['a=%', 'MalformedQueryString'],
    ['a=%zz', 'MalformedQueryString'],
    ['a=%ff', 'MalformedQueryString'],
    ['%c3=1', 'MalformedQueryString'],
    ['a=1&a=2', 'InvalidQueryParameter'],
    ['a=1&%61=2', 'InvalidQueryParameter'],
  ])('refuses %s', (text, code) => {
    expect(parametersOf(text)).toBe(code);
  });

  it('refuses a parameter that is in the query and again in the body', () => {
    expect(parseQueryText('Action=A', 'Action=B')).toMatchObject({
      ok: false,
      error: { code: 'InvalidQueryParameter' },
    });
  });
});
