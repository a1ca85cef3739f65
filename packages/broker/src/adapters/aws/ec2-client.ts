/** How to reach EC2. */
export interface Ec2ClientOptions {
  /** Local EC2 or another stand-in; absent for AWS itself. */
  readonly endpoint?: string;
  /** Absent: the SDK's own chain (environment, profile, instance role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;
const MOST_SOCKETS = 50;

/**
 * A client of one region that makes one attempt a call: whether and when to try again is the reconciler's to say,
 * because only it knows what a lost reply means.
 */
export async function createClient(options: Ec2ClientOptions, region: string) {
  const sdk = await import('@aws-sdk/client-ec2');
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const client = new sdk.EC2Client({
    region,
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      httpAgent: { keepAlive: true, maxSockets: MOST_SOCKETS },
      httpsAgent: { keepAlive: true, maxSockets: MOST_SOCKETS },
    }),
    // Nothing is added to a client after it is made.
    cacheMiddleware: true,
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
  });
  return { sdk, client };
}
