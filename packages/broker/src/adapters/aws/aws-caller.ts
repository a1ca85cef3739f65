import { GatewayError } from '../../application/ports/security-group-gateway.ts';
import type { AwsCallObserver } from './aws-call-observer.ts';
import type { AwsClients, Ec2Access } from './aws-clients.ts';
import type { CallPriority, TokenBuckets } from './token-bucket.ts';
import { translateAwsError } from './translate-aws-error.ts';

/** A call of EC2, before it is made. */
export interface PlannedCall {
  readonly credentialId: string;
  readonly leastVersion?: number;
  readonly region: string;
  readonly action: string;
  /** Whether it is only tried. */
  readonly isDryRun?: boolean;
}

/** Makes calls of EC2: within what AWS grants, counted, and with errors in our words. */
export class AwsCaller {
  readonly clients: AwsClients;
  readonly #buckets: TokenBuckets;
  readonly #observe: AwsCallObserver;
  readonly #priority: CallPriority;

  constructor(parts: {
    readonly clients: AwsClients;
    /** Shared by all callers of this process. */
    readonly buckets: TokenBuckets;
    readonly observe: AwsCallObserver;
    readonly priority: CallPriority;
  }) {
    this.clients = parts.clients;
    this.#buckets = parts.buckets;
    this.#observe = parts.observe;
    this.#priority = parts.priority;
  }

  /** @throws GatewayError, and nothing else. */
  async call<T>(
    { credentialId, leastVersion, region, action, isDryRun = false }: PlannedCall,
    send: (ec2: Ec2Access) => Promise<T>,
  ): Promise<T> {
    const inOurWords = (error: unknown) =>
      error instanceof GatewayError ? error : translateAwsError(error, action, region);
    const ec2 = await this.clients.ec2(credentialId, region, leastVersion).catch((error: unknown) => {
      throw inOurWords(error);
    });
    this.#takeToken(ec2.connection.account, region, action);
    const done = this.#observe(action, region);
    try {
      const result = await send(ec2);
      done(isDryRun ? 'dry-run' : 'ok');
      return result;
    } catch (error) {
      const translated = inOurWords(error);
      done(translated.problem);
      throw translated;
    }
  }

  #takeToken(account: string | null, region: string, action: string): void {
    if (account === null || this.#buckets.take({ account, region, action }, this.#priority)) return;
    throw new GatewayError(
      'throttled',
      `Calls of ${action} in ${region} are held back to stay within what AWS allows.`,
      { awsCode: HELD_BACK },
    );
  }
}

/** In the place of a code of AWS: nobody was asked. */
export const HELD_BACK = 'HeldBack';
