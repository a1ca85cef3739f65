import { emailSchema } from '@gatelease/contract';
import type { ProviderIdentity } from '../../domain/provider-sign-in.ts';
import { refusedAnswer } from './translate-openid-error.ts';

/** OpenID Connect Core, section 2: at most 255 ASCII characters. */
const SUBJECT = /^[\x21-\x7e][\x20-\x7e]{0,254}$/;

/**
 * What we need of a checked token's claims. Some providers write booleans as text; whatever is not exactly true does
 * not count as verified.
 *
 * @throws `provider.answer-refused`
 */
export function identityOf(claims: Readonly<Record<string, unknown>>): ProviderIdentity {
  const { iss, sub, name } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string' || !SUBJECT.test(sub)) {
    throw refusedAnswer('It does not say whose it is.');
  }
  const email = emailSchema.safeParse(claims['email']);
  return {
    issuer: iss,
    subject: sub,
    email: email.success ? email.data : null,
    isEmailVerified: claims['email_verified'] === true || claims['email_verified'] === 'true',
    name: typeof name === 'string' ? name.replace(/\p{Cc}/gu, ' ') : null,
  };
}
