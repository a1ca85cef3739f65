/*
 * What makes a password guessable is what everybody can guess of it: common words and runs on the keyboard, and what
 * is known about the person. These are taken out of it, and what is left must still be long enough. No rules about
 * digits and capitals: they make passwords worse (NIST SP 800-63B, section 3.1.1.2).
 */

export const SHORTEST_PASSWORD = 12;

/** How many characters must be left without guessable words, and how many different ones there must be. */
const SHORTEST_REST = 6;
const FEWEST_DIFFERENT = 5;

/** Shorter parts of names are in too many good passwords. */
const SHORTEST_KNOWN_WORD = 3;

/** Longest first matters only for readers: each is taken out wherever it is. */
const COMMON_WORDS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwerty',
  'qwertz',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '1q2w3e4r',
  '1qaz2wsx',
  '01234567890',
  '09876543210',
  '0123456789',
  '1234567890',
  '9876543210',
  '123456789',
  '987654321',
  '12345678',
  '123456',
  '654321',
  '12345',
  '1234',
  '123',
  'abcdef',
  'abc',
  'administrator',
  'passphrase',
  'passwort',
  'password',
  'passw0rd',
  'p@ssw0rd',
  'p@ssword',
  'pa$$word',
  'gatelease',
  'changeme',
  'letmein',
  'iloveyou',
  'trustno1',
  'sunshine',
  'football',
  'baseball',
  'princess',
  'superman',
  'starwars',
  'whatever',
  'welcome',
  'monkey',
  'dragon',
  'master',
  'shadow',
  'secret',
  'access',
  'admin',
  'login',
  'hello',
  'test',
  'user',
  'root',
];

export interface KnownAboutPerson {
  readonly email: string;
  readonly name: string;
  readonly organizationName: string;
}

export type PasswordVerdict =
  | { readonly kind: 'good' }
  | { readonly kind: 'weak'; readonly reason: 'too-short' | 'too-uniform' | 'guessable'; readonly expected: string };

/** Whether a password is good enough for this person. Never says what the password is, or what it is made of. */
export function judgePassword(password: string, known: KnownAboutPerson): PasswordVerdict {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < SHORTEST_PASSWORD) {
    return weak('too-short', `At least ${String(SHORTEST_PASSWORD)} characters, for example four unrelated words.`);
  }
  if (new Set(text).size < FEWEST_DIFFERENT) {
    return weak('too-uniform', `At least ${String(FEWEST_DIFFERENT)} different characters.`);
  }
  const rest = [...knownWords(known), ...COMMON_WORDS].reduce((left, word) => left.replaceAll(word, ''), text);
  if (lettersAndDigits(rest).length < SHORTEST_REST) {
    return weak('guessable', 'More than common words, your name, your e-mail address and the organization’s name.');
  }
  return { kind: 'good' };
}

function knownWords(known: KnownAboutPerson): readonly string[] {
  const texts = [known.email, known.name, known.organizationName].map((text) => text.normalize('NFKC').toLowerCase());
  const parts = texts.flatMap((text) => text.split(/[^\p{Letter}\p{Number}]+/u));
  const joined = texts.map((text) => lettersAndDigits(text).join(''));
  return [...texts, ...joined, ...parts]
    .filter((word) => [...word].length >= SHORTEST_KNOWN_WORD)
    .sort((a, b) => b.length - a.length);
}

function lettersAndDigits(text: string): readonly string[] {
  return text.match(/[\p{Letter}\p{Number}]/gu) ?? [];
}

function weak(reason: 'too-short' | 'too-uniform' | 'guessable', expected: string): PasswordVerdict {
  return { kind: 'weak', reason, expected };
}
