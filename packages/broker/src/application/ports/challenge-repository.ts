/** What a challenge is for; one that was made for something else does not count. */
export const CHALLENGE_PURPOSES = [
  'provider-sign-in',
  'passkey-registration',
  'passkey-sign-in',
  'address-proof',
] as const;

export type ChallengePurpose = (typeof CHALLENGE_PURPOSES)[number];

/** Something that one browser was asked, to be answered soon and once. Only a hash of its token is kept, of a
 * passkey's, of the challenge itself. */
export interface Challenge {
  readonly tokenHash: string;
  readonly purpose: ChallengePurpose;
  /** What the answer needs again; no secret. */
  readonly payload: string;
  readonly expiresAt: Date;
}

export interface ChallengeRepository {
  insert(challenge: Challenge): Promise<void>;
  /** Gives it and takes it away: of two that come at once, one gets it. `null` when gone, expired or for something else. */
  take(tokenHash: string, purpose: ChallengePurpose, now: Date): Promise<Challenge | null>;
  deleteExpired(now: Date): Promise<void>;
}
