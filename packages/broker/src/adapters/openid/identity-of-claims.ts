import { emailSchema } from '@gatelease/contract';
import type { ProviderIdentity } from '../../domain/provider-sign-in.ts';
import { refusedAnswer } from './translate-openid-error.ts';

/** OpenID Connect Core, section 2: at most 255 ASCII characters. */
const SUBJECT = /^[\x21-\x7e][\x20-\x7e]{0,254}$/;

type Claims = Readonly<Record<string, unknown>>;

export interface CheckedClaims {
  /** Signed. */
  readonly token: Claims;
  /** Of the same subject, over the provider's own line. */
  readonly userInfo: Claims;
  /** Where the groups are. */
  readonly groupsClaim: string;
}

/**
 * What we need of a checked token's claims. Some providers write booleans as text; whatever is not exactly true does
 * not count as verified.
 *
 * @throws `provider.answer-refused`
 */
export function identityOf({ token, userInfo, groupsClaim }: CheckedClaims): ProviderIdentity {
  const claims: Claims = { ...userInfo, ...token };
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
    methods: textsOf(token['amr']) ?? [],
    contextClass: typeof token['acr'] === 'string' ? token['acr'] : null,
    groups: textsOf(claims[groupsClaim]),
  };
}

/** A list of texts, or one text alone as some providers write it; `null` when there is neither. */
function textsOf(claim: unknown): readonly string[] | null {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : null;
}
