import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { accessCodeReplacedLetter } from '../mail/letters/access-code-replaced-letter.ts';
import { requireOrganization } from './read-organization.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Gives the organization a new access code. Sign-ins with the old one are refused with the usual answer from then on;
 * sessions go on, and every administrator is told. `presentCode` is the code that is to be replaced, so that two administrators who replace it at once
 * replace it once, and nobody does by accident.
 *
 * @throws `permission.denied`, `organization.not-found`, `request.invalid` when `presentCode` is not the present code
 */
export type ReplaceAccessCode = (
  principal: Principal,
  input: { readonly presentCode: string },
) => Promise<{ readonly accessCode: string }>;

export function makeReplaceAccessCode(context: UseCaseContext & { readonly publicUrl: string }): ReplaceAccessCode {
  return async (principal, { presentCode }) => {
    requirePermission(principal, 'organization.edit');
    const { organizationId, address } = principal;
    const accessCode = context.ids.newAccessCode();

    await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const organization = await requireOrganization(tx, organizationId);
      if (spelled(presentCode) !== organization.accessCode) throw notPresentCode();
      await tx.organizations.update({ ...organization, accessCode });
      await tx.events.append([newEvent(made, 'organization.access-code-replaced', { address })]);

      const people = await tx.people.list(organizationId);
      const by = people.find(({ personId }) => personId === principal.personId);
      if (by === undefined) return;
      const letter = accessCodeReplacedLetter({ organization, by, at: made.at, publicUrl: context.publicUrl });
      const told = people.filter(({ role, status }) => role === 'administrator' && status === 'active');
      await tx.outbox.insert(told.map((person) => addressLetter(made, 'access-code-replaced', person, letter)));
    });

    for (const topic of ['people', 'messages'] as const) context.changes.publish({ organizationId, topic });
    return { accessCode };
  };
}

/** As people type it: in either case, with spaces or hyphens. */
function spelled(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

function notPresentCode(): ProblemError {
  const expected = 'The present access code, as this page shows it.';
  return new ProblemError('request.invalid', 'That is not the present access code. Nothing was changed.', {
    fields: [{ field: 'presentCode', code: 'access-code.not-present', given: 'not shown', expected }],
  });
}
