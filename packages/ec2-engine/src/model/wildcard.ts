/** Whether a filter value stands for one text only: it has no `*`, `?` or `\`. */
export function isLiteral(pattern: string): boolean {
  return !/[*?\\]/.test(pattern);
}

/**
 * The test for what a filter value describes: `*` is any characters or none, `?` is any one, and a backslash takes
 * the next character as it is. Case matters.
 *
 * The test walks both texts once and steps back only to the last `*`, so the worst pattern costs the product of the
 * two lengths, and a pattern longer than the text costs nothing. A regular expression made from the pattern could
 * take exponential time.
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  if (isLiteral(pattern)) return (text) => text === pattern;

  const tokens = readTokens(pattern);
  const shortest = tokens.filter((token) => token !== ANY_TEXT).length;
  return (text) => text.length >= shortest && matches(tokens, text);
}

const ANY_TEXT = Symbol('any text');
const ANY_ONE = Symbol('any one character');
type Token = string | typeof ANY_TEXT | typeof ANY_ONE;

function matches(tokens: readonly Token[], text: string): boolean {
  let at = 0;
  let next = 0;
  let afterStar = -1;
  let starredUpTo = 0;
  while (at < text.length) {
    const token = tokens[next];
    if (token === ANY_TEXT) {
      next += 1;
      afterStar = next;
      starredUpTo = at;
    } else if (token === ANY_ONE || token === text[at]) {
      at += 1;
      next += 1;
    } else if (afterStar >= 0) {
      starredUpTo += 1;
      at = starredUpTo;
      next = afterStar;
    } else {
      return false;
    }
  }
  while (tokens[next] === ANY_TEXT) next += 1;
  return next === tokens.length;
}

function readTokens(pattern: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === '*') {
      if (tokens.at(-1) !== ANY_TEXT) tokens.push(ANY_TEXT);
    } else if (character === '?') {
      tokens.push(ANY_ONE);
    } else if (character === '\\' && at + 1 < pattern.length) {
      at += 1;
      tokens.push(pattern.charAt(at));
    } else {
      tokens.push(character);
    }
  }
  return tokens;
}
