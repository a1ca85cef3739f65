import { hygieneView } from '@gatelease/security-groups';
import type { HygieneView } from '@gatelease/security-groups';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { PlaceInput } from './account-place.ts';
import type { AccountDetails, KnowAccount } from './known-account.ts';

/**
 * What could be tidied up in an account, or in one of its groups; `hygiene` is `null` while it was never read.
 *
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type ReadHygiene = (
  principal: Principal,
  input: PlaceInput & { readonly groupId?: string | undefined },
) => Promise<{ readonly details: AccountDetails; readonly hygiene: HygieneView | null }>;

export function makeReadHygiene(knowAccount: KnowAccount): ReadHygiene {
  return async (principal, input) => {
    const { details, account } = await knowAccount(principal, input);
    if (account === null) return { details, hygiene: null };

    const { groupId } = input;
    if (groupId !== undefined && account.model.group(groupId) === undefined) {
      const expected = 'A security group of this account and region, as last read.';
      throw new ProblemError('request.invalid', 'There is no such group.', {
        fields: [{ field: 'groupId', code: 'group.not-found', given: groupId, expected }],
      });
    }
    return { details, hygiene: hygieneView(account.model, groupId) };
  };
}
