import type { AccountDetails } from '../../../application/account/known-account.ts';
import type { OperationOutput } from '../operation.ts';

/** An account with how old what is known of it is. */
export function presentAccount({
  readAt,
  gaps,
  ...details
}: AccountDetails): OperationOutput<'listAccounts'>['items'][number] {
  return { ...details, readAt: readAt?.toISOString() ?? null, gaps: [...gaps] };
}
