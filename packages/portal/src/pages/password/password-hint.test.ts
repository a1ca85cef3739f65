import { expect, it } from 'vitest';
import { passwordHint } from './password-hint.ts';

it.each([
  ['', 'empty'],
  ['short', 'short'],
  ['aaaaaaaaaaaaaa', 'fair'],
  ['correct horse battery', 'good'],
])('judges %j as %s', (password, level) => {
  expect(passwordHint(password).level).toBe(level);
});

it('counts what is missing', () => {
  expect(passwordHint('12345678901').text).toBe('1 more character to go.');
});
