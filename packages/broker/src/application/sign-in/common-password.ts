import { COMMON_PASSWORDS } from './common-password-list.ts';

/** Of what stands around a word: as long as a date, and no secret either. */
const LONGEST_TRIMMINGS = 8;

/** Digits and marks in place of letters, as everybody writes them. What stands for two letters is read both ways. */
const READ_AS: readonly ReadonlyMap<string, string>[] = ['i', 'l'].map(
  (one) =>
    new Map([
      ...Object.entries({ '0': 'o', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' }),
      ...Object.entries({ '@': 'a', $: 's', '€': 'e', '+': 't', '1': one, '!': one, '|': one }),
    ]),
);

/**
 * Whether a password is one of those that guessers try first: on the list as it is, in other case, with digits in place
 * of letters, with digits and marks before or after it, or several times in a row.
 */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  return readings(text).some((reading) => COMMON_PASSWORDS.has(reading) || COMMON_PASSWORDS.has(onceOf(reading)));
}

function readings(text: string): readonly string[] {
  const bare = [text, ...trimmed(text)];
  return bare.flatMap((one) => [one, ...READ_AS.map((table) => withLetters(one, table))]).map(lettersAndDigits);
}

/** Without what stands before it, after it, and both; marks inside a word may stand for letters, so all three count. */
function trimmed(text: string): readonly string[] {
  const start = /^[^\p{Letter}]*/u.exec(text)?.[0] ?? '';
  const end = /[^\p{Letter}]*$/u.exec(text)?.[0] ?? '';
  const cuts = [
    [start, ''],
    ['', end],
    [start, end],
  ] as const;
  return cuts
    .filter(([before, after]) => before.length + after.length <= LONGEST_TRIMMINGS)
    .map(([before, after]) => text.slice(before.length, text.length - after.length));
}

function withLetters(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (character) => table.get(character) ?? character).join('');
}

/** `abc` of `abcabcabc`. */
function onceOf(text: string): string {
  return /^(.+?)\1+$/u.exec(text)?.[1] ?? text;
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{Letter}\p{Number}]/gu, '');
}
