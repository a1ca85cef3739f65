import type { SecuritySettings } from './organization-settings.ts';

/** What somebody can show beside what they sign in with first. Recovery codes stand in for one of these. */
export const SECOND_FACTORS = ['totp', 'passkey'] as const;

export type SecondFactor = (typeof SECOND_FACTORS)[number];

/** What can be asked for in the second step of signing in. */
export const SECOND_STEPS = ['totp', 'passkey', 'recovery-code'] as const;

export type SecondStep = (typeof SECOND_STEPS)[number];

/** The steps of half a minute for which an authenticator app's code can be good, and what is known of it. */
export interface TotpFactor {
  readonly personId: string;
  /** The shared secret, encrypted. */
  readonly sealedSecret: string;
  readonly createdAt: Date;
  /** `null` until a first code proved that the app has the secret: until then it counts for nothing. */
  readonly confirmedAt: Date | null;
  /** The step of the last code that was taken; `null` before the first. */
  readonly lastStep: number | null;
}

/**
 * Whether a code that fits a step may be taken: each step counts once, and none before one that was taken, so that a
 * code which somebody saw or caught is worth nothing (RFC 6238, section 5.2).
 *
 * `matchedStep` is `null` when the code fits no step near now.
 */
export function judgeTotpStep(matchedStep: number | null, lastStep: number | null): 'accepted' | 'wrong' | 'used' {
  if (matchedStep === null) return 'wrong';
  return lastStep !== null && matchedStep <= lastStep ? 'used' : 'accepted';
}

/** What the second step may ask of somebody with these factors. A recovery code stands in for any of them. */
export function secondStepsFor(factors: readonly SecondFactor[]): readonly SecondStep[] {
  return factors.length === 0 ? [] : [...factors, 'recovery-code'];
}

/** Whether the organization demands a second factor of somebody who has none. */
export function isSecondFactorMissing(
  { secondFactor }: Pick<SecuritySettings, 'secondFactor'>,
  factors: readonly SecondFactor[],
): boolean {
  return secondFactor === 'required' && factors.length === 0;
}
