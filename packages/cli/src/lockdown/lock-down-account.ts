import { draftLockDown } from '@gatelease/security-groups';
import type { DraftedLockDown, LockDownProblem, LockDownRequest } from '@gatelease/security-groups';
import type { AccountOptions } from '../account/account-options.ts';
import { endpointOf, usualRegion } from '../account/account-options.ts';
import { translateAwsError } from '../account/translate-aws-error.ts';
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
  const endpoint = endpointOf(options);
  const region = options.region ?? usualRegion(io.env);
  try {
    const { openAccount, readAccount } = await import('@gatelease/account-reader');
    const clients = await openAccount({
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    try {
      return await work({
        rules: accountRules(clients.ec2),
        draft: async (request) => {
          const drafted = draftLockDown(await readAccount(clients), request);
          if (drafted.kind === 'drafted') return drafted;
          throw noPlan(drafted.problems);
        },
      });
    } finally {
      clients.close();
    }
  } catch (error) {
    throw translateAwsError(error);
  }
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
