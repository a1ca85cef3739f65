import { describe, expect, it } from 'vitest';
import { problemCode } from '../test/valid.ts';
import { isGroupDescription, parseGroupDescription } from './group-description.ts';

const LONGEST = 'x'.repeat(255);

describe('a group description', () => {
  it.each(['web servers', 'azAZ09. _-:/()#,@[]+=&;{}!$*', LONGEST])('may be %j', (text) => {
    expect(parseGroupDescription(text)).toEqual({ ok: true, value: text });
    expect(isGroupDescription(text)).toBe(true);
  });

  it.each([
    ['missing', '', 'group-description.missing'],
    ['too long', `${LONGEST}x`, 'group-description.too-long'],
    ['beyond ASCII', 'Büro', 'group-description.characters-refused'],
    ['with a line end', 'web\n', 'group-description.characters-refused'],
  ])('may not be %s', (_reason, text, code) => {
    expect(problemCode(parseGroupDescription(text))).toBe(code);
    expect(isGroupDescription(text)).toBe(false);
  });
});
