import type { TotpFactor } from '../../domain/second-factor.ts';

/** What people show in the second step. Everything of a person goes with the person. */
export interface SecondFactorRepository {
  /** Confirmed or not. */
  findTotp(personId: string): Promise<TotpFactor | null>;
  /** In the place of the one there is. */
  saveTotp(factor: TotpFactor): Promise<void>;
  deleteTotp(personId: string): Promise<void>;

  /** Hashes of all the recovery codes that the person has from now on. */
  replaceRecoveryCodes(personId: string, codeHashes: readonly string[]): Promise<void>;
  /** Takes a code away. `false` when the person has none of this hash: wrong, or used. */
  useRecoveryCode(personId: string, codeHash: string): Promise<boolean>;
  countRecoveryCodes(personId: string): Promise<number>;

  /** Every factor but passkeys, which have a repository of their own, and the recovery codes. */
  deleteOfPerson(personId: string): Promise<void>;
}
