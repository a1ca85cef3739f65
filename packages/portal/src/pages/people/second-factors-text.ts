import type { PersonView } from '@gatelease/contract';

const WORDS: Readonly<Record<PersonView['secondFactors'][number], string>> = {
  totp: 'authenticator app',
  passkey: 'passkeys',
};

/** What somebody can show beside the password: `authenticator app and passkeys`. Empty for nothing. */
export function secondFactorsText(factors: PersonView['secondFactors']): string {
  return factors.map((factor) => WORDS[factor]).join(' and ');
}
