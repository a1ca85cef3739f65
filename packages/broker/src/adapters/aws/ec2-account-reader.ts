import type { AccountReader } from '../../application/ports/account-reader.ts';
import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { AwsCallObserver } from './aws-call-observer.ts';
import type { AwsClients } from './aws-clients.ts';
import type { TokenBuckets } from './token-bucket.ts';
import { translateAwsError } from './translate-aws-error.ts';

const WAIT_FOR_A_TOKEN_MS = 200;

/**
 * Reads whole accounts, within what AWS grants and after the reconciler: half of every bucket is left to it.
 *
 * Clients are made for one reading and closed after it, because hardly anybody reads one account after the other.
 */
export class Ec2AccountReader implements AccountReader {
  readonly #clients: AwsClients;
  readonly #buckets: TokenBuckets;
  readonly #observe: AwsCallObserver;

  constructor(parts: {
    readonly clients: AwsClients;
    /** Those of the reconciler. */
    readonly buckets: TokenBuckets;
    readonly observe: AwsCallObserver;
  }) {
    this.#clients = parts.clients;
    this.#buckets = parts.buckets;
    this.#observe = parts.observe;
  }

  readonly read: AccountReader['read'] = async ({ credentialId, region }) => {
    let lastAction = 'DescribeSecurityGroups';
    try {
      const { account, ...options } = await this.#clients.configuration(credentialId, region);
      const { openAccount, readAccount } = await import('@gatelease/account-reader');
      const clients = await openAccount({
        ...options,
        around: async (action, _region, call) => {
          lastAction = action;
          await this.#waitForToken(account, region, action);
          const done = this.#observe(action, region);
          try {
            const answer = await call();
            done('ok');
            return answer;
          } catch (error) {
            done(translateAwsError(error, action, region).problem);
            throw error;
          }
        },
      });
      return await readAccount(clients);
    } catch (error) {
      throw error instanceof GatewayError ? error : translateAwsError(error, lastAction, region);
    }
  };

  async #waitForToken(account: string | null, region: string, action: string): Promise<void> {
    if (account === null) return;
    while (!this.#buckets.take({ account, region, action }, 'look-around')) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_FOR_A_TOKEN_MS));
    }
  }
}
