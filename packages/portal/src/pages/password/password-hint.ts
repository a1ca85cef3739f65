const GOOD_LENGTH = 12;

/** What the page says about a password while it is typed. The server decides; this only helps. */
export interface PasswordHint {
  readonly level: 'empty' | 'short' | 'fair' | 'good';
  readonly text: string;
}

/** Judges by length and variety; long beats complicated. */
export function passwordHint(password: string): PasswordHint {
  const rule = `At least ${String(GOOD_LENGTH)} characters. Several words in a row are easy to keep in mind.`;
  if (password === '') return { level: 'empty', text: rule };
  const missing = GOOD_LENGTH - [...password].length;
  if (missing > 0) {
    return { level: 'short', text: `${String(missing)} more character${missing === 1 ? '' : 's'} to go.` };
  }
  if (new Set(password).size < 6) return { level: 'fair', text: 'Long enough, but very repetitive.' };
  return { level: 'good', text: [...password].length >= 16 ? 'Strong.' : 'Good. A few more make it strong.' };
}
