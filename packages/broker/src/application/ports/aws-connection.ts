/** Everything that it takes to call AWS with one credential. Holds secrets: it is made for the worker and never stored. */
export interface AwsConnection {
  /** Another one whenever anything about the connection is another; without secrets, so that it can be compared and kept. */
  readonly stamp: string;
  /** `null` for AWS itself. */
  readonly endpoint: AwsEndpoint | null;
  readonly identity: AwsIdentity;
  /** Whose calls AWS counts together; `null` where nobody counts. */
  readonly account: string | null;
}

export interface AwsEndpoint {
  /** `{region}` in it stands for the region. */
  readonly url: string;
  /** Which addresses its name may stand for; `null` for endpoints that the operator of the server named. */
  readonly rules: EndpointRules | null;
}

export interface EndpointRules {
  readonly allowsLoopback: boolean;
}

export type AwsIdentity =
  /** The SDK's own: environment, profile, the role of a container or an instance. */
  | { readonly kind: 'chain' }
  | { readonly kind: 'keys'; readonly accessKeyId: string; readonly secretAccessKey: string }
  | {
      readonly kind: 'role';
      readonly roleArn: string;
      readonly externalId: string;
      readonly sessionName: string;
      readonly through: AwsConnection;
    };

/**
 * How a credential is used, as it is stored now or was a moment ago.
 *
 * @param leastVersion of the credential that is meant: one that was kept from before is not good enough.
 * @throws GatewayError `credential-invalid` when there is no such credential.
 */
export type ConnectCredential = (credentialId: string, leastVersion?: number) => Promise<AwsConnection>;
