import type { SecondFactor } from '../../domain/second-factor.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface SecondFactorState {
  readonly factors: readonly SecondFactor[];
  /** Since when the authenticator app is set up; `null` when it is not. */
  readonly totpSince: Date | null;
  readonly recoveryCodesLeft: number;
}

/** What one has set up for the second step. */
export type ReadSecondFactor = (principal: Principal) => Promise<SecondFactorState>;

export function makeReadSecondFactor(context: Pick<UseCaseContext, 'store'>): ReadSecondFactor {
  return ({ organizationId, personId }) =>
    context.store.read(async (tx) => {
      const person = await tx.people.find(organizationId, personId);
      const totp = await tx.secondFactors.findTotp(personId);
      return {
        factors: person?.secondFactors ?? [],
        totpSince: totp?.confirmedAt ?? null,
        recoveryCodesLeft: await tx.secondFactors.countRecoveryCodes(personId),
      };
    });
}
