/*
 * What makes a password guessable is what everybody can guess of it: common words and runs on the keyboard, and what
 * is known about the person. These are taken out of it, and what is left must still be long enough. No rules about digits
 * and capitals: they make passwords worse (NIST SP 800-63B, section 3.1.1.2).
 *
 * The portal judges by these while a password is typed. The server judges by them again, and refuses well-known ones, too.
 */

/** In characters, where the organization asks for nothing longer. */
export const SHORTEST_PASSWORD = 12;

/** How many characters must be left without guessable words, and how many different ones there must be. */
const SHORTEST_REST = 6;
const FEWEST_DIFFERENT = 5;

/** Shorter parts of names are in too many good passwords. */
const SHORTEST_KNOWN_WORD = 3;

/** Runs of letters, digits and keys; any piece of them of this length is a word that everybody knows. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '09876543210',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];
const SHORTEST_PIECE_OF_RUN = 3;

const COMMON_WORDS = [
  ...RUNS.flatMap(piecesOf),
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
].toSorted(longestFirst);

/** What anybody can guess of whose password it is. */
export interface KnownAboutPerson {
  readonly email: string;
  readonly name: string;
  readonly organizationName: string;
  /** What the organization asks for; the usual when it is left out. */
  readonly shortestPassword?: number;
}

/** `expected` says what would be right, in a sentence. */
export type RuleVerdict =
  | { readonly kind: 'good' }
  | {
      readonly kind: 'weak';
      readonly reason: 'too-short' | 'too-uniform' | 'guessable';
      readonly expected: string;
    };

/** Whether a password keeps to the rules for this person. Never says what the password is, or what it is made of. */
export function judgeByRules(password: string, known: KnownAboutPerson): RuleVerdict {
  const text = password.normalize('NFKC').toLowerCase();
  const shortest = known.shortestPassword ?? SHORTEST_PASSWORD;
  if ([...text].length < shortest) {
    return weak('too-short', `At least ${String(shortest)} characters, for example four unrelated words.`);
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
  return [...texts, ...joined, ...parts].filter((word) => [...word].length >= SHORTEST_KNOWN_WORD).sort(longestFirst);
}

function piecesOf(run: string): readonly string[] {
  const starts = Array.from(run, (_, start) => run.slice(start));
  return starts.flatMap((rest) => Array.from(rest, (_, end) => rest.slice(0, end + 1)).filter(isLongPiece));
}

function isLongPiece(piece: string): boolean {
  return piece.length >= SHORTEST_PIECE_OF_RUN;
}

/** A word that is part of another must not be taken out of it first. */
function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

function lettersAndDigits(text: string): readonly string[] {
  return text.match(/[\p{Letter}\p{Number}]/gu) ?? [];
}

type Weak = Extract<RuleVerdict, { readonly kind: 'weak' }>;

function weak(reason: Weak['reason'], expected: string): Weak {
  return { kind: 'weak', reason, expected };
}
