import { judgeByRules, SHORTEST_PASSWORD } from '@gatelease/contract/password-rules';
import type { KnownAboutPerson } from '@gatelease/contract/password-rules';

/** What the page says about a password while it is typed. The server decides; it knows more passwords than a page. */
export interface PasswordHint {
  readonly level: 'empty' | 'short' | 'fair' | 'good';
  readonly text: string;
}

/** Judges by the server's rules for this person, but for the list of well-known passwords. */
export function passwordHint(password: string, known: KnownAboutPerson): PasswordHint {
  const shortest = known.shortestPassword ?? SHORTEST_PASSWORD;
  if (password === '') {
    const text = `At least ${String(shortest)} characters. Several words in a row are easy to keep in mind.`;
    return { level: 'empty', text };
  }
  const verdict = judgeByRules(password, known);
  if (verdict.kind === 'good')
    return { level: 'good', text: 'Good, unless it is a well-known one: saving it checks that.' };
  if (verdict.reason !== 'too-short')
    return { level: 'fair', text: `Long enough. It needs: ${lowerFirst(verdict.expected)}` };
  const missing = shortest - [...password.normalize('NFKC')].length;
  return { level: 'short', text: `${String(missing)} more character${missing === 1 ? '' : 's'} to go.` };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
