import { expect, it } from 'vitest';
import { judgePassword } from './judge-password.ts';

const ADA = { email: 'ada.lovelace@example.com', name: 'Ada Lovelace', organizationName: 'Analytical Engines Ltd' };

it.each([
  'correct horse battery staple',
  'tiny violet harbour lantern',
  'kX9#mQ2$vL7@',
  'grüne Äpfel im Schnee',
  '正しい馬のバッテリーのホチキス',
  'loves blue violet lanterns',
])('%s is good', (password) => {
  expect(judgePassword(password, ADA)).toEqual({ kind: 'good' });
});

it.each([
  ['', 'too-short'],
  ['short', 'too-short'],
  ['elevenchars', 'too-short'],
  ['🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂', 'too-short'],
  ['aaaaaaaaaaaaaaaa', 'too-uniform'],
  ['abababababababab', 'too-uniform'],
  ['password1234', 'guessable'],
  ['Password123!', 'guessable'],
  ['PASSWORDpassword', 'guessable'],
  ['p@ssw0rd2027!', 'guessable'],
  ['qwertyuiop123', 'guessable'],
  ['1q2w3e4r5t6y!', 'guessable'],
  ['123456789012', 'guessable'],
  ['abcdefghijklmnop', 'guessable'],
  ['ada.lovelace@example.com', 'guessable'],
  ['Ada Lovelace 1', 'guessable'],
  ['AdaLovelace2027', 'guessable'],
  ['lovelace-ada!!!', 'guessable'],
  ['Analytical Engines Ltd', 'guessable'],
  ['analyticalenginesltd1', 'guessable'],
  ['Ｐａｓｓｗｏｒｄ１２３４', 'guessable'],
  ['            a1b2', 'guessable'],
  ['chocolate2027!', 'common'],
  ['Butt3rflyForever', 'common'],
  ['may the force be with you', 'common'],
])('%s is weak: %s', (password, reason) => {
  expect(judgePassword(password, ADA)).toMatchObject({ kind: 'weak', reason });
});

it('a very short name takes nothing out of a password', () => {
  const password = 'plentiful evergreen yak';

  expect(judgePassword(password, { email: 'e@x.io', name: 'E', organizationName: 'X' })).toEqual({ kind: 'good' });
});

it('never says what the password is', () => {
  const verdict = judgePassword('Ada Lovelace 1', ADA);

  expect(JSON.stringify(verdict)).not.toMatch(/ada|lovelace/i);
});
