import { describe, expect, it } from 'vitest';
import { problemCode } from '../test/valid.ts';
import { isRuleDescription, parseRuleDescription } from './rule-description.ts';

const ALL_CHARACTERS = 'azAZ09. _-:/()#,@[]+=&;{}!$*';
const LONGEST = 'x'.repeat(255);

/** The refused ones among the printable ASCII characters, and some beyond. */
const REFUSED = ['"', "'", '<', '>', '|', '?', '~', '^', '%', '\\', '`', '\t', '\n', '\u0000', 'é', '—', '→', '🔒'];

describe('a rule description', () => {
  it.each(['', 'ada@example.com until 2030-01-01T18:00:00Z', ALL_CHARACTERS, LONGEST, 'R&D'])('may be %j', (text) => {
    expect(parseRuleDescription(text)).toEqual({ ok: true, value: text });
    expect(isRuleDescription(text)).toBe(true);
  });

  it.each(REFUSED)('may not hold %j', (character) => {
    expect(problemCode(parseRuleDescription(`ssh ${character}`))).toBe('rule-description.characters-refused');
    expect(isRuleDescription(character)).toBe(false);
  });

  it('may not be longer than 255 characters', () => {
    expect(problemCode(parseRuleDescription(`${LONGEST}x`))).toBe('rule-description.too-long');
  });

  it('takes of all ASCII characters those of the list of EC2', () => {
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

    expect(ascii.filter(isRuleDescription).join('')).toBe(
      ' !#$&()*+,-./0123456789:;=@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz{}',
    );
  });
});
