/**
 * Where to go after the sign-in: a path of this portal, or the first page.
 *
 * Anything that a browser could read as another site's address is refused, so that a link to the sign-in page cannot
 * send people elsewhere afterwards.
 */
export function safeReturnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return '/';
  // Browsers drop tabs and line ends from addresses before they look at them.
  if ([...wanted].some((character) => character <= ' ' || character === '\\')) return '/';
  return isSignInPath(wanted) ? '/' : wanted;
}

const SIGN_IN_PATHS = [
  '/sign-in',
  '/sign-in/provider',
  '/admin',
  '/setup',
  '/set-password',
  '/forgot-password',
  '/password',
  '/second-factor',
];

function isSignInPath(path: string): boolean {
  return SIGN_IN_PATHS.includes(path.split(/[?#]/)[0] ?? '');
}
