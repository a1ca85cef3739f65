import { describe, expect, it } from 'vitest';
import { problemCode } from '../test/valid.ts';
import { isGroupName, parseGroupName } from './group-name.ts';

const LONGEST = 'x'.repeat(255);

describe('a group name', () => {
  it.each(['web', 'web servers', 'default', 'SG-web', 'my-sg-1', LONGEST])('may be %j', (text) => {
    expect(parseGroupName(text)).toEqual({ ok: true, value: text });
    expect(isGroupName(text)).toBe(true);
  });

  it('loses its trailing spaces and keeps the others', () => {
    expect(parseGroupName(' web  servers  ')).toEqual({ ok: true, value: ' web  servers' });
  });

  it.each([
    ['missing', '', 'group-name.missing'],
    ['all spaces', '   ', 'group-name.missing'],
    ['too long', `${LONGEST}x`, 'group-name.too-long'],
    ['too long by a space that would go', `${LONGEST} `, 'group-name.too-long'],
    ['beyond ASCII', 'Büro', 'group-name.characters-refused'],
    ['quoted', '"web"', 'group-name.characters-refused'],
    ['like an id', 'sg-web', 'group-name.looks-like-id'],
  ])('may not be %s', (_reason, text, code) => {
    expect(problemCode(parseGroupName(text))).toBe(code);
    expect(isGroupName(text)).toBe(false);
  });
});
