import { exposureView, findAskedSource } from '@gatelease/security-groups';
import type { ExposureView } from '@gatelease/security-groups';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { PlaceInput } from './account-place.ts';
import type { AccountDetails, KnowAccount } from './known-account.ts';

/**
 * Everything that a source reaches in an account; `exposure` is `null` while the account was never read.
 *
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type ReadExposure = (
  principal: Principal,
  input: PlaceInput & { readonly source: string },
) => Promise<{ readonly details: AccountDetails; readonly exposure: ExposureView | null }>;

export function makeReadExposure(knowAccount: KnowAccount): ReadExposure {
  return async (principal, input) => {
    const { details, account } = await knowAccount(principal, input);
    if (account === null) return { details, exposure: null };

    const source = findAskedSource(account.model, input.source);
    if (!source.ok) {
      throw new ProblemError('request.invalid', 'Whose reach is meant is not understood.', {
        fields: [{ field: 'source', ...source.problem }],
      });
    }
    return { details, exposure: exposureView(account.model, source.value) };
  };
}
