import { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import type { AwsConnection } from '../../src/application/ports/aws-connection.ts';

/** With what somebody calls. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The usual key of Local EC2, which may do everything. */
const EVERYTHING: Keys = { accessKeyId: 'test', secretAccessKey: 'test' };

/** Calls to one Local EC2, whatever credential they are made with. */
export function callerOf(url: string, keys: Keys = EVERYTHING): AwsCaller {
  const connection: AwsConnection = {
    stamp: url,
    endpoint: { url, rules: null },
    identity: { kind: 'keys', ...keys },
    account: null,
  };
  return new AwsCaller({
    clients: new AwsClients(() => Promise.resolve(connection)),
    buckets: new TokenBuckets(() => performance.now()),
    observe: () => () => undefined,
    priority: 'reconcile',
  });
}
