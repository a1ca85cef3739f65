import type { EC2Client, EC2ClientConfig } from '@aws-sdk/client-ec2';
import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing';
import type * as ClassicSdk from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as BalancingSdk from '@aws-sdk/client-elastic-load-balancing-v2';

/** Which account, in which region, by which way. What is left out comes from where the AWS SDK takes it. */
export interface AccountAccess {
  readonly region?: string;
  /** Local EC2 or another stand-in, for all services; absent for AWS itself. */
  readonly endpoint?: string;
  readonly credentials?: Credentials | (() => Promise<Credentials>);
  /** For who minds how connections are made: time limits, which hosts may be reached. */
  readonly requestHandler?: NonNullable<EC2ClientConfig['requestHandler']>;
  /** Stands around each call: it waits until one may go out, and sees how it ends. */
  readonly around?: <T>(action: string, region: string, call: () => Promise<T>) => Promise<T>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** The clients of one account in one region, ready for calls. */
export interface AccountClients {
  readonly region: string;
  readonly ec2: { readonly sdk: typeof Ec2Sdk; readonly client: EC2Client };
  readonly classic: { readonly sdk: typeof ClassicSdk; readonly client: ElasticLoadBalancingClient };
  readonly balancing: { readonly sdk: typeof BalancingSdk; readonly client: ElasticLoadBalancingV2Client };
  /** Ends all connections. */
  close(): void;
}

/** Throttled calls are tried again, ever more slowly, before a reading gives up. */
const MOST_ATTEMPTS = 8;

/**
 * Makes the clients. The SDK is loaded here and not above: it is large, and most who import this never read.
 *
 * @throws what the SDK throws when no region is configured or the one that is given is none
 */
export async function openAccount({ around, ...access }: AccountAccess): Promise<AccountClients> {
  const [ec2Sdk, classicSdk, balancingSdk] = await Promise.all([
    import('@aws-sdk/client-ec2'),
    import('@aws-sdk/client-elastic-load-balancing'),
    import('@aws-sdk/client-elastic-load-balancing-v2'),
  ]);
  const configuration = { maxAttempts: MOST_ATTEMPTS, ...access };
  const ec2 = new ec2Sdk.EC2Client(configuration);
  const classic = new classicSdk.ElasticLoadBalancingClient(configuration);
  const balancing = new balancingSdk.ElasticLoadBalancingV2Client(configuration);
  const region = await ec2.config.region();
  if (around !== undefined) {
    // In front of the attempts that the SDK makes for one call.
    const step = { step: 'initialize', name: 'aroundCall' } as const;
    ec2.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          around(actionOf(commandName), region, () => next(args)),
      step,
    );
    classic.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          around(actionOf(commandName), region, () => next(args)),
      step,
    );
    balancing.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          around(actionOf(commandName), region, () => next(args)),
      step,
    );
  }
  return {
    region,
    ec2: { sdk: ec2Sdk, client: ec2 },
    classic: { sdk: classicSdk, client: classic },
    balancing: { sdk: balancingSdk, client: balancing },
    close: () => {
      for (const client of [ec2, classic, balancing]) client.destroy();
    },
  };
}

function actionOf(commandName: string | undefined): string {
  return (commandName ?? '').replace(/Command$/, '');
}
