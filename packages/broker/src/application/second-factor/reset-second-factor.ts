import type { Person } from '../../domain/person.ts';
import { madeBy, newEvent } from '../made-by.ts';
import { tellSecurityChange } from '../mail/tell-security-change.ts';
import { requirePerson } from '../people/read-person.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Takes away every second factor of somebody who lost theirs, with the recovery codes, ends their sessions and tells them. One's
 * own needs a code instead: a session that was stolen must not get rid of it.
 *
 * @throws `permission.denied`, `person.not-found`, `second-factor.own`, `second-factor.not-set-up`
 */
export type ResetSecondFactor = (principal: Principal, input: { readonly personId: string }) => Promise<Person>;

export function makeResetSecondFactor(context: UseCaseContext & { readonly publicUrl: string }): ResetSecondFactor {
  return async (principal, { personId }) => {
    requirePermission(principal, 'people.edit');
    const { organizationId, address } = principal;
    if (personId === principal.personId) {
      throw new ProblemError(
        'second-factor.own',
        'Switch your own second factor off on your security page, with a code.',
      );
    }
    const person = await context.store.write(async (tx) => {
      const found = await requirePerson(tx, organizationId, personId);
      if (found.secondFactors.length === 0) {
        throw new ProblemError('second-factor.not-set-up', `${found.name} has no second factor.`);
      }
      await tx.secondFactors.deleteOfPerson(personId);
      await tx.passkeys.deleteOfPerson(personId);
      await tx.sessions.deleteOfPerson(personId);
      const made = madeBy(principal, context);
      const detail = { factors: found.secondFactors };
      await tx.events.append([newEvent(made, 'person.second-factor-reset', { personId, address, detail })]);
      const about = { person: found, at: made.at, from: null };
      await tellSecurityChange(context, tx, { kind: 'second-factor-reset' }, about);
      return requirePerson(tx, organizationId, personId);
    });
    context.changes.publish({ organizationId, topic: 'messages' });
    context.changes.publish({ organizationId, topic: 'people' });
    return person;
  };
}
