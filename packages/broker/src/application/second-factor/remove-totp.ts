import { madeBy, newEvent } from '../made-by.ts';
import type { SessionPrincipal } from '../principal.ts';
import { requireAccepted, takeCode, type CodeContext } from './take-code.ts';
import { requireSecondFactor } from './require-second-factor.ts';
import { tidyAfterRemoval } from './tidy-after-removal.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';

/**
 * Switches the authenticator app off, with one of its codes or a recovery code. The recovery codes go with the last
 * factor. Where the organization demands one, the next thing to do is to set up another.
 *
 * @throws `second-factor.code-wrong`, `second-factor.not-set-up`, `session.throttled`
 */
export type RemoveTotp = (principal: SessionPrincipal, input: { readonly code: string }) => Promise<void>;

export function makeRemoveTotp(context: UseCaseContext & CodeContext & TellingContext): RemoveTotp {
  return async (principal, { code }) => {
    const { organizationId, personId, address } = principal;
    const verdict = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const person = await requireSecondFactor(tx, principal, 'totp');
      const judged = await takeCode(context, tx, { personId, code, now: made.at });
      if (judged.kind !== 'accepted') return judged;

      await tx.secondFactors.deleteTotp(personId);
      const left = person.secondFactors.filter((factor) => factor !== 'totp');
      await tidyAfterRemoval(tx, principal, left);
      const detail = { factor: 'totp' };
      await tx.events.append([newEvent(made, 'person.second-factor-removed', { personId, address, detail })]);
      const from = { address, device: null };
      await tellSecurityChange(context, tx, { kind: 'totp-removed' }, { person, at: made.at, from });
      return judged;
    });
    requireAccepted(verdict);
    context.changes.publish({ organizationId, topic: 'people' });
  };
}
