import type { AccountReading } from '@gatelease/security-groups';

/** Reads an account in one region. For the worker alone. */
export interface AccountReader {
  /** @throws GatewayError, and nothing else. */
  read(place: { readonly credentialId: string; readonly region: string }): Promise<AccountReading>;
}
