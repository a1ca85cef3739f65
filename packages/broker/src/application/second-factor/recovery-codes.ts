import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';

/** Enough for years of lost telephones, few enough to print. */
export const RECOVERY_CODES = 10;

/** Gives a person new recovery codes in the place of all others. Only their hashes are kept. */
export async function giveRecoveryCodes(
  context: { readonly ids: Ids; readonly tokenHasher: TokenHasher },
  tx: Repositories,
  personId: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => context.ids.newRecoveryCode());
  const hashes = codes.map((code) => recoveryCodeHash(context.tokenHasher, personId, code));
  await tx.secondFactors.replaceRecoveryCodes(personId, hashes);
  return codes;
}

/**
 * The hash of a code, however it was typed. A plain hash is enough, because a code is 78 random bits: there is nothing to
 * guess. The person is part of it, so that equal hashes of two people would say nothing.
 */
export function recoveryCodeHash(tokenHasher: TokenHasher, personId: string, code: string): string {
  return tokenHasher.hash(`recovery ${personId} ${code.replace(/[\s-]/g, '').toUpperCase()}`);
}
