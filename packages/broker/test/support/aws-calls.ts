import { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import type { AwsConnection } from '../../src/application/ports/aws-connection.ts';

/** Calls to one Local EC2, whatever credential they are made with. */
export function callerOf(url: string): AwsCaller {
  const connection: AwsConnection = {
    stamp: url,
    endpoint: { url, rules: null },
    identity: { kind: 'keys', accessKeyId: 'test', secretAccessKey: 'test' },
    account: null,
  };
  return new AwsCaller({
    clients: new AwsClients(() => Promise.resolve(connection)),
    buckets: new TokenBuckets(() => performance.now()),
    observe: () => () => undefined,
    priority: 'reconcile',
  });
}
