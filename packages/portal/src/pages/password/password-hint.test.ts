import { expect, it } from 'vitest';
import { passwordHint } from './password-hint.ts';

const ANA = { email: 'ana@harbour.example', name: 'Ana Ruiz', organizationName: 'Harbour Logistics' };

it.each([
  ['', 'empty'],
  ['short', 'short'],
  ['aaaaaaaaaaaaaa', 'fair'],
  ['password1234', 'fair'],
  ['HarbourLogistics1', 'fair'],
  ['tiny violet otters', 'good'],
])('judges %j as %s', (password, level) => {
  expect(passwordHint(password, ANA).level).toBe(level);
});

it('counts what is missing of what the organization asks for', () => {
  expect(passwordHint('12345678901', ANA).text).toBe('1 more character to go.');
  expect(passwordHint('tiny violet otters', { ...ANA, shortestPassword: 20 }).text).toBe('2 more characters to go.');
  expect(passwordHint('', { ...ANA, shortestPassword: 20 }).text).toContain('At least 20 characters.');
});

it('never promises what only the server knows', () => {
  expect(passwordHint('chocolate2027!', ANA).text).toBe('Good, unless it is a well-known one: saving it checks that.');
});
