import { expect, it } from 'vitest';
import { isCommonPassword } from './common-password.ts';
import { COMMON_PASSWORDS } from './common-password-list.ts';

it.each([
  ['butterflyforever', 'as it is'],
  ['ButterFlyForever', 'in other case'],
  ['ｂｕｔｔｅｒｆｌｙｆｏｒｅｖｅｒ', 'in wide letters'],
  ['chocolate2027!', 'with a year and a mark'],
  ['1234chocolate', 'with digits before it'],
  ['!!chocolate99', 'with both'],
  ['ch0c0l4t3ch0c0l4t3', 'with digits for letters, twice'],
  ['M1ch43l01011990', 'with digits for letters, and a birthday'],
  ['$nowb@ll2027', 'with marks for letters, one of them at the start'],
  ['s!lver1988!!', 'with a mark read as i'],
  ['b!ueberry1988', 'with a mark read as l'],
  ['may the force be with you', 'with spaces'],
  ['iLoveJessica99', 'with what people put before a name'],
  ['1qaz2WSX3edc', 'as a run on the keyboard'],
])('%s is found: %s', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

it.each(['tiny violet harbour lantern', 'kX9#mQ2$vL7@', 'grüne Äpfel im Schnee', '', '!!!!!!!!!!!!', '493027751806'])(
  '%j is not common',
  (password) => {
    expect(isCommonPassword(password)).toBe(false);
  },
);

it('what stands around a word counts when it is longer than a date', () => {
  expect(isCommonPassword('dragons49302775')).toBe(true);
  expect(isCommonPassword('dragons493027751806')).toBe(false);
});

it('is quick about what was made to take long', () => {
  const started = performance.now();

  isCommonPassword('ab'.repeat(99) + '!');
  isCommonPassword('1'.repeat(200));

  expect(performance.now() - started).toBeLessThan(200);
});

it('the list is written as it is looked up, and has some tens of thousands', () => {
  expect([...COMMON_PASSWORDS].filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(20_000);
});
