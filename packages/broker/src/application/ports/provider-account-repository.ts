/** An account at an identity provider that is a person's. */
export interface ProviderAccount {
  readonly organizationId: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: Date;
}

/** A person has one account at an issuer at most, and an account belongs to one person. */
export interface ProviderAccountRepository {
  find(organizationId: string, issuer: string, subject: string): Promise<ProviderAccount | null>;
  findOfPerson(personId: string, issuer: string): Promise<ProviderAccount | null>;
  /** @throws `storage.conflict` when the account, or the person, is linked already. */
  insert(account: ProviderAccount): Promise<void>;
  deleteOfPerson(personId: string): Promise<void>;
}
