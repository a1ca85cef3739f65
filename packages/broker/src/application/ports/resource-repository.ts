import type { Resource } from '../../domain/resource.ts';

export interface ResourceRepository {
  find(organizationId: string, resourceId: string): Promise<Resource | null>;
  /** Keeps others from changing or removing it until the transaction is over, as `find` does, and tells nothing. */
  hold(organizationId: string, resourceId: string): Promise<void>;
  /** For the worker, which serves every organization. */
  findAnywhere(resourceId: string): Promise<Resource | null>;
  /** By name, all of them. */
  list(organizationId: string): Promise<readonly Resource[]>;
  /** Those of one credential, oldest first. */
  listOfCredential(credentialId: string): Promise<readonly Resource[]>;
  /** @throws `resource.duplicate` when the group is managed already, by whatever organization. */
  insert(resource: Resource): Promise<void>;
  /** @throws `storage.conflict` */
  update(resource: Resource): Promise<Resource>;
  /** With its picture and its work. Leases stay: they are history. */
  delete(organizationId: string, resourceId: string): Promise<void>;
}
