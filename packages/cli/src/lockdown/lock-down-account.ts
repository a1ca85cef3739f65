import { draftLockDown } from '@gatelease/security-groups';
import type { DraftedLockDown, LockDownProblem, LockDownRequest } from '@gatelease/security-groups';
import type { AccountOptions } from '../account/account-options.ts';
import { withAccountClients } from '../account/with-account-clients.ts';
import { CommandProblem } from '../command-problem.ts';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';
import { accountRules } from './account-rules.ts';
import type { AccountRules } from './account-rules.ts';

/** An account that plans are made for and carried out in, with the credentials that the AWS command line would use. */
export interface LockDownAccount {
  readonly rules: AccountRules;
  /** Reads the account anew. @throws lock-down.refused */
  draft(request: LockDownRequest): Promise<Extract<DraftedLockDown, { readonly kind: 'drafted' }>>;
}

/**
 * Opens the account for as long as `work` takes.
 *
 * @throws aws.refused, aws.unreachable, aws.credentials-missing, usage.invalid without a region
 */
export async function withAccount<T>(
  io: Io,
  options: AccountOptions,
  work: (account: LockDownAccount) => Promise<T>,
): Promise<T> {
  return withAccountClients(io, options, async (clients) => {
    const { readAccount } = await import('@gatelease/account-reader');
    return work({
      rules: accountRules(clients.ec2),
      draft: async (request) => {
        const drafted = draftLockDown(await readAccount(clients), request);
        if (drafted.kind === 'drafted') return drafted;
        throw noPlan(drafted.problems);
      },
    });
  });
}

function noPlan(problems: readonly LockDownProblem[]): CommandProblem {
  const [first, ...others] = problems.map(({ given, expected }) => printable(`${given}: ${expected}`));
  const hint = others.join('\n');
  return new CommandProblem(
    'lock-down.refused',
    `No plan can be made. ${first ?? ''} (${[...new Set(problems.map(({ code }) => code))].join(', ')})`,
    hint === '' ? {} : { hint },
  );
}
