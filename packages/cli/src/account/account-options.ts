import type { Command } from 'commander';
import { badUsage } from '../command-problem.ts';
import type { Io } from '../io.ts';

/** Which account is read: that of the usual AWS credentials, in one region, at AWS or at another endpoint. */
export interface AccountOptions {
  readonly region?: string;
  readonly endpoint?: string;
}

/** Adds the options that say which account a command reads. */
export function withAccountOptions(command: Command): Command {
  return command
    .option('--region <region>', 'the region to read (default: AWS_REGION, AWS_DEFAULT_REGION, or the profile)')
    .option(
      '--endpoint <url>',
      'another endpoint of EC2, such as Local EC2 (default: AWS_ENDPOINT_URL, or AWS itself)',
    );
}

/** As the AWS command line has it; the SDK by itself passes over the second. `undefined` leaves it to the profile. */
export function usualRegion(env: Io['env']): string | undefined {
  return [env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find((region) => region !== undefined && region !== '');
}

/** The endpoint that was given. @throws usage.invalid when it is no address */
export function endpointOf({ endpoint }: Pick<AccountOptions, 'endpoint'>): string | undefined {
  if (endpoint !== undefined && !URL.canParse(endpoint)) {
    throw badUsage('--endpoint', endpoint, 'an address like http://127.0.0.1:4600');
  }
  return endpoint;
}
