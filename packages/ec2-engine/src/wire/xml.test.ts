import { describe, expect, it } from 'vitest';

import { escapeXml, list, scalar } from './xml.ts';

describe('escapeXml', () => {
  it.each([
    ['plain', 'plain'],
    [`<a b="c" d='e'>&amp;`, '&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;'],
    [']]>', ']]&gt;'],
    ['line\r\n\tend', 'line&#xD;\n\tend'],
    ['null\u0000 bell\u0007', 'null\ufffd bell\ufffd'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['not a character \uffff', 'not a character \ufffd'],
    ['Käse 🧀', 'Käse 🧀'],
  ])('writes %j so that it reads as text', (text, expected) => {
    expect(escapeXml(text)).toBe(expected);
  });
});

describe('scalar and list', () => {
  it('leave out an absent scalar and write an empty text and an empty list', () => {
    expect(scalar('a', undefined)).toBe('');
    expect(scalar('a', '')).toBe('<a></a>');
    expect(scalar('a', false) + scalar('b', 0)).toBe('<a>false</a><b>0</b>');
    expect(list('set', [], () => '')).toBe('<set/>');
    expect(list('set', ['x', 'y'], (item) => scalar('n', item))).toBe(
      '<set><item><n>x</n></item><item><n>y</n></item></set>',
    );
  });
});
