import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { giveRecoveryCodes } from './recovery-codes.ts';
import { requireSecondFactor } from './require-second-factor.ts';
import { requireAccepted, takeCode, type CodeContext } from './take-code.ts';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';

/**
 * Makes new recovery codes in the place of all others, with a code. Returns them, the only time that anybody sees them.
 *
 * @throws `second-factor.code-wrong`, `second-factor.not-set-up`, `session.throttled`
 */
export type RenewRecoveryCodes = (principal: Principal, input: { readonly code: string }) => Promise<readonly string[]>;

export function makeRenewRecoveryCodes(context: UseCaseContext & CodeContext & TellingContext): RenewRecoveryCodes {
  return async (principal, { code }) => {
    const { personId, address } = principal;
    const { verdict, codes } = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const person = await requireSecondFactor(tx, principal);
      const judged = await takeCode(context, tx, { personId, code, now: made.at });
      if (judged.kind !== 'accepted') return { verdict: judged, codes: [] };

      await tx.events.append([newEvent(made, 'person.recovery-codes-renewed', { personId, address })]);
      const from = { address, device: null };
      await tellSecurityChange(context, tx, { kind: 'recovery-codes-renewed' }, { person, at: made.at, from });
      return { verdict: judged, codes: await giveRecoveryCodes(context, tx, personId) };
    });
    requireAccepted(verdict);
    return codes;
  };
}
