import type { GroupLocation } from './security-group-gateway.ts';

/** A credential in one region, as it is now: one that was kept from before an edit is not good enough. */
export interface CredentialUse {
  readonly credentialId: string;
  readonly version: number;
  readonly region: string;
}

/** A call that was tried without being carried out. */
export interface TriedCall {
  /** As IAM writes it: `ec2:RevokeSecurityGroupIngress`. */
  readonly action: string;
  readonly isAllowed: boolean;
}

/**
 * Looks around in an account, and changes nothing there. Its calls leave the greater part of what AWS grants to opening
 * and closing.
 *
 * @throws GatewayError, and nothing else.
 */
export interface AccountGateway {
  /** Who AWS says that the credential is. */
  identify(use: CredentialUse): Promise<{ readonly accountId: string; readonly arn: string }>;
  /** Tries the calls that are about no group. */
  tryRegion(use: CredentialUse): Promise<readonly TriedCall[]>;
  /** Tries what opening and closing a group takes; nothing when AWS knows no such group. */
  tryGroup(location: GroupLocation, version: number): Promise<readonly TriedCall[]>;
}
