/** How Gatelease talks to one AWS account. The secret that belongs to it is kept apart, sealed. */
export interface Credential {
  readonly credentialId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly identity: CredentialIdentity;
  /** Where it is used; never empty. */
  readonly regions: readonly string[];
  /** What answers in the place of AWS; `{region}` in it stands for the region. `null` for AWS itself. */
  readonly endpoint: string | null;
  /** How many rules AWS allows in a group of this account, for each direction and address family. */
  readonly rulesPerGroup: number;
  readonly verification: CredentialVerification;
  readonly createdAt: Date;
  readonly version: number;
}

export const CREDENTIAL_KINDS = ['ambient', 'access-key', 'assumed-role'] as const;

export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

export type CredentialIdentity =
  /** What the environment of the server gives: the AWS SDK's own chain, or Local EC2. */
  | { readonly kind: 'ambient' }
  | { readonly kind: 'access-key'; readonly accessKeyId: string; readonly keysReplacedAt: Date }
  | {
      readonly kind: 'assumed-role';
      readonly roleArn: string;
      /** Keeps others who know the role from having Gatelease assume it for them. No secret. */
      readonly externalId: string;
      /** Who assumes it: an ambient credential or one with a key. */
      readonly throughCredentialId: string;
    };

/** What the last verification found. */
export interface CredentialVerification {
  readonly state: VerificationState;
  /** `null` before the first one ended. */
  readonly verifiedAt: Date | null;
  /** Who AWS says it is; stays when it can no longer be asked. */
  readonly account: { readonly accountId: string; readonly arn: string } | null;
  /** For `invalid`: why. */
  readonly problem: CredentialProblem | null;
  /** For `limited`: what it may not do in whole regions. What it may not do to one group stands with the resource. */
  readonly refusals: readonly Refusal[];
}

export const VERIFICATION_STATES = [
  'unknown',
  /** Everything that Gatelease does was tried and is allowed. */
  'valid',
  /** Something is refused: somewhere, leases cannot open or close. */
  'limited',
  'invalid',
] as const;

export type VerificationState = (typeof VERIFICATION_STATES)[number];

export const CREDENTIAL_PROBLEMS = [
  /** AWS does not know the key, or its secret is another one. */
  'keys-wrong',
  'role-not-assumed',
  'region-not-enabled',
  'throttled',
  'endpoint-unreachable',
  /** It points to where no credential may be sent. */
  'endpoint-refused',
  /** There is nothing in the environment of the server. */
  'nothing-found',
  /** AWS, or what stands in its place, answered with something else. */
  'rejected',
] as const;

export interface CredentialProblem {
  readonly kind: (typeof CREDENTIAL_PROBLEMS)[number];
  /** What happened and what to do about it. Without secrets. */
  readonly detail: string;
}

/** A call that AWS refuses to a credential. */
export interface Refusal {
  /** As IAM writes it: `ec2:RevokeSecurityGroupIngress`. */
  readonly action: string;
  readonly region: string;
  /** `null` for calls that are about no group. */
  readonly groupId: string | null;
  readonly why: 'denied' | 'region-not-enabled';
}

export const NEVER_VERIFIED: CredentialVerification = {
  state: 'unknown',
  verifiedAt: null,
  account: null,
  problem: null,
  refusals: [],
};

/** What AWS grants every account; support raises it. */
export const USUAL_RULES_PER_GROUP = 60;
