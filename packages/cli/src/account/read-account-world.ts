import { readWorld } from '@gatelease/security-groups';
import type { AccountReading, WorldModel } from '@gatelease/security-groups';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { endpointOf, usualRegion } from './account-options.ts';
import type { AccountOptions } from './account-options.ts';
import { translateAwsError } from './translate-aws-error.ts';

/** An account as it was read just now, ready for questions. */
export interface AccountWorld {
  readonly reading: AccountReading;
  readonly model: WorldModel;
}

/**
 * Reads the account with the credentials that the AWS command line would use.
 *
 * @throws aws.refused, aws.unreachable, aws.credentials-missing, account.unreadable, usage.invalid without a region
 */
export async function readAccountWorld(context: CommandContext, options: AccountOptions): Promise<AccountWorld> {
  const endpoint = endpointOf(options);
  const region = options.region ?? usualRegion(context.io.env);
  context.progress('Reading the account …');
  const reading = await translated(async () => {
    const { openAccount, readAccount } = await import('@gatelease/account-reader');
    const clients = await openAccount({
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    return readAccount(clients).finally(clients.close);
  });
  context.progress('');
  const world = readWorld(reading.world);
  if (world.kind === 'read') return { reading, model: world.model };

  const [first] = world.problems;
  throw new CommandProblem(
    'account.unreadable',
    `AWS answered with something that is not understood: ${first?.given ?? ''} at ${first?.at ?? ''}. ${first?.expected ?? ''}`,
  );
}

async function translated<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    throw translateAwsError(error);
  }
}
