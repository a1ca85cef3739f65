import { useQuery } from '@tanstack/react-query';
import { knowsPasskeys } from '../../api/passkey-ceremony.ts';
import { signInOptionsQuery } from '../../api/sign-in-options.ts';

/** Whether passkeys can be used on this page: here, at another address, or not at all. */
export type PasskeyPlace =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'here' }
  | { readonly kind: 'elsewhere'; readonly origin: string }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'old-browser' };

export function usePasskeyPlace(): PasskeyPlace {
  const { data } = useQuery(signInOptionsQuery);
  if (data === undefined) return { kind: 'unknown' };
  if (data.passkeys === null) return { kind: 'nowhere' };
  const { origin } = data.passkeys;
  if (origin !== window.location.origin) return { kind: 'elsewhere', origin };
  return { kind: knowsPasskeys() ? 'here' : 'old-browser' };
}
