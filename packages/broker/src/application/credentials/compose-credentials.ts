import type { ApplicationContext } from '../application-context.ts';
import { makeAddCredential } from './add-credential.ts';
import { makeDeleteCredential } from './delete-credential.ts';
import { makeEditCredential } from './edit-credential.ts';
import { makeListCredentials, makeReadCredential } from './read-credentials.ts';
import { makeReadIamPolicy } from './read-iam-policy.ts';
import { makeReplaceCredentialKeys } from './replace-credential-keys.ts';
import { makeVerifyCredential } from './verify-credential.ts';

/** What can be asked about AWS accounts. */
export type CredentialUseCases = ReturnType<typeof composeCredentials>;

export function composeCredentials(context: ApplicationContext) {
  return {
    readIamPolicy: makeReadIamPolicy(context),
    listCredentials: makeListCredentials(context),
    readCredential: makeReadCredential(context),
    addCredential: makeAddCredential(context),
    editCredential: makeEditCredential(context),
    replaceCredentialKeys: makeReplaceCredentialKeys(context),
    verifyCredential: makeVerifyCredential(context),
    deleteCredential: makeDeleteCredential(context),
  };
}
