import type { AccessPolicy } from '../../domain/access-policy.ts';

export interface PolicyRepository {
  find(organizationId: string, policyId: string): Promise<AccessPolicy | null>;
  /** By name, all of them. */
  list(organizationId: string): Promise<readonly AccessPolicy[]>;
  insert(policy: AccessPolicy): Promise<void>;
  /** @throws `storage.conflict` */
  update(policy: AccessPolicy): Promise<AccessPolicy>;
  delete(organizationId: string, policyId: string): Promise<void>;
}
