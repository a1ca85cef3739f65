import type { EC2Client } from '@aws-sdk/client-ec2';
import type * as Ec2Sdk from '@aws-sdk/client-ec2';
import type { STSClient } from '@aws-sdk/client-sts';
import type * as StsSdk from '@aws-sdk/client-sts';
import type { AwsConnection, AwsIdentity, ConnectCredential } from '../../application/ports/aws-connection.ts';
import { assumeRole } from './assume-role.ts';
import { endpointOf } from './guarded-endpoint.ts';
import { addHolding } from './held-call.ts';
import { makeOneAttempt } from './one-attempt.ts';
import { RequestHandlers } from './request-handlers.ts';

export interface Ec2Access {
  readonly sdk: typeof Ec2Sdk;
  readonly client: EC2Client;
  readonly connection: AwsConnection;
}

export interface StsAccess {
  readonly sdk: typeof StsSdk;
  readonly client: STSClient;
}

/** Fifty accounts in a dozen regions; of more, those that were used least lately are made again. */
const MOST_CLIENTS = 600;

/**
 * One client for each credential and region, made when it is first needed.
 *
 * They make one attempt a call: whether and when to try again is the caller's to say, because only it knows what a lost
 * reply means. The SDKs are loaded with the first call: they are large, and a server without a worker never needs them.
 */
export class AwsClients {
  readonly #connect: ConnectCredential;
  readonly #handlers = new RequestHandlers();
  readonly #clients = new Map<string, Promise<EC2Client>>();
  #ec2Sdk: Promise<typeof Ec2Sdk> | null = null;

  constructor(connect: ConnectCredential) {
    this.#connect = connect;
  }

  /** @param leastVersion of the credential that is meant. @throws GatewayError */
  async ec2(credentialId: string, region: string, leastVersion?: number): Promise<Ec2Access> {
    const connection = await this.#connect(credentialId, leastVersion);
    return { sdk: await this.#loadEc2(), client: await this.#ec2Client(connection, region), connection };
  }

  /** For clients that somebody else makes and closes. @throws GatewayError */
  async configuration(credentialId: string, region: string) {
    const connection = await this.#connect(credentialId);
    const { maxAttempts: _, ...options } = await this.#optionsOf(connection, region);
    return { ...options, account: connection.account };
  }

  /** For one question: who am I, or may I be that role. */
  async sts(connection: AwsConnection, region: string): Promise<StsAccess> {
    const sdk = await import('@aws-sdk/client-sts');
    return { sdk, client: new sdk.STSClient(await this.#optionsOf(connection, region)) };
  }

  async #ec2Client(connection: AwsConnection, region: string): Promise<EC2Client> {
    const key = `${connection.stamp} ${region}`;
    const known = this.#clients.get(key);
    // Taken out and put in again: the map is in the order of use.
    this.#clients.delete(key);
    const client = known ?? this.#makeEc2Client(connection, region);
    this.#clients.set(key, client);
    const [oldest] = this.#clients.keys();
    if (oldest !== undefined && this.#clients.size > MOST_CLIENTS) this.#clients.delete(oldest);
    try {
      return await client;
    } catch (error) {
      this.#clients.delete(key);
      throw error;
    }
  }

  async #makeEc2Client(connection: AwsConnection, region: string): Promise<EC2Client> {
    const sdk = await this.#loadEc2();
    // Nothing is added to a client after its first call.
    const client = new sdk.EC2Client({ ...(await this.#optionsOf(connection, region)), cacheMiddleware: true });
    makeOneAttempt(client);
    addHolding(client);
    return client;
  }

  #loadEc2(): Promise<typeof Ec2Sdk> {
    // Asking Node for it each time takes as long as a small call.
    this.#ec2Sdk ??= import('@aws-sdk/client-ec2');
    return this.#ec2Sdk;
  }

  async #optionsOf(connection: AwsConnection, region: string) {
    const { endpoint, identity } = connection;
    return {
      region,
      maxAttempts: 1,
      requestHandler: await this.#handlers.for(endpoint?.rules ?? null),
      ...(endpoint === null ? {} : { endpoint: endpointOf(endpoint, region) }),
      ...(identity.kind === 'chain' ? {} : { credentials: this.#credentialsOf(identity, region) }),
    };
  }

  #credentialsOf(identity: Exclude<AwsIdentity, { kind: 'chain' }>, region: string) {
    if (identity.kind === 'keys')
      return { accessKeyId: identity.accessKeyId, secretAccessKey: identity.secretAccessKey };
    // The SDK keeps what it gets until shortly before it ends.
    return async () => assumeRole(await this.sts(identity.through, region), identity);
  }
}
