import type { Client } from '@gatelease/contract/client';
import type { CredentialView } from '@gatelease/contract';
import { nameChoice } from '../choose/name-choice.ts';
import { CREDENTIALS } from '../choose/namings.ts';

/** The account that a name or an id means. */
export async function credentialNamed(client: Client, named: string): Promise<CredentialView> {
  const { items } = await client('listCredentials');
  return nameChoice(items, named, CREDENTIALS);
}
