import type { Refusal } from '../../domain/credential.ts';
import type { Resource } from '../../domain/resource.ts';

/** What was found out about what a credential may do to the groups of its resources. */
export interface GroupCheckRepository {
  find(resourceId: string): Promise<GroupCheck | null>;
  save(check: GroupCheck): Promise<void>;
  /** Resources of the credential that were not checked since `begunAt`. */
  listUnchecked(credentialId: string, begunAt: Date, limit: number): Promise<readonly Resource[]>;
  /** Of the resources of a credential, where something is refused. */
  listRefused(credentialId: string): Promise<readonly GroupCheck[]>;
  listOfOrganization(organizationId: string): Promise<readonly GroupCheck[]>;
  delete(resourceId: string): Promise<void>;
}

export interface GroupCheck {
  readonly resourceId: string;
  readonly checkedAt: Date;
  /** Empty when everything is allowed. */
  readonly refusals: readonly Refusal[];
}
