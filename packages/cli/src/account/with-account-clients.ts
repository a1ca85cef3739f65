import type { AccountClients } from '@gatelease/account-reader';
import type { Io } from '../io.ts';
import { endpointOf, usualRegion } from './account-options.ts';
import type { AccountOptions } from './account-options.ts';
import { translateAwsError } from './translate-aws-error.ts';

/**
 * Opens the account of the credentials that the AWS command line would use, for as long as `work` takes.
 *
 * @throws aws.refused, aws.unreachable, aws.credentials-missing, usage.invalid without a region
 */
export async function withAccountClients<T>(
  io: Io,
  options: AccountOptions,
  work: (clients: AccountClients) => Promise<T>,
): Promise<T> {
  const endpoint = endpointOf(options);
  const region = options.region ?? usualRegion(io.env);
  try {
    const { openAccount } = await import('@gatelease/account-reader');
    const clients = await openAccount({
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined ? {} : { endpoint }),
    });
    try {
      return await work(clients);
    } finally {
      clients.close();
    }
  } catch (error) {
    throw translateAwsError(error);
  }
}
