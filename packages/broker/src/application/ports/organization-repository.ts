import type { Organization } from '../../domain/organization.ts';

export interface OrganizationRepository {
  count(): Promise<number>;
  /** The same for who will make the first if there is none: others that ask it wait until this write is over. */
  countForFounding(): Promise<number>;
  find(organizationId: string): Promise<Organization | null>;
  findByAccessCode(accessCode: string): Promise<Organization | null>;
  list(): Promise<readonly Organization[]>;
  insert(organization: Organization): Promise<void>;
  /** Returns it with its new version. @throws `storage.conflict` when the stored version is another. */
  update(organization: Organization): Promise<Organization>;
}
