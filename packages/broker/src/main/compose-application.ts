import { Sha256ChainVerifier } from '../adapters/ledger/sha256-chain-verifier.ts';
import { composeAccess } from '../application/access/compose-access.ts';
import { composeApiKeys } from '../application/api-keys/compose-api-keys.ts';
import type { Application } from '../application/application.ts';
import type { ApplicationContext } from '../application/application-context.ts';
import { composeAccount } from '../application/account/compose-account.ts';
import { composeCredentials } from '../application/credentials/compose-credentials.ts';
import { composeEmergency } from '../application/emergency/compose-emergency.ts';
import { composeLeases } from '../application/leases/compose-leases.ts';
import { composeLedger } from '../application/ledger/compose-ledger.ts';
import { composeLockDown } from '../application/lock-down/compose-lock-down.ts';
import { composeMail } from '../application/mail/compose-mail.ts';
import { composeOrganization } from '../application/organization/compose-organization.ts';
import { composePasskeys } from '../application/passkeys/compose-passkeys.ts';
import { composePeople } from '../application/people/compose-people.ts';
import { composePolicies } from '../application/policies/compose-policies.ts';
import { composeResources } from '../application/resources/compose-resources.ts';
import { composeSecondFactor } from '../application/second-factor/compose-second-factor.ts';
import { composeSessions } from '../application/sessions/compose-sessions.ts';
import { composeSignIn } from '../application/sign-in/compose-sign-in.ts';

/** Makes every use case once, area by area. */
export function composeApplication(context: ApplicationContext): Application {
  const access = composeAccess(context);
  return {
    ...access,
    ...composeAccount(context),
    ...composeCredentials(context),
    ...composeApiKeys(context),
    ...composeEmergency(context),
    ...composeLeases(context),
    ...composeLedger({ ...context, chainVerifier: new Sha256ChainVerifier() }),
    ...composeLockDown(context),
    ...composeMail(context),
    ...composeOrganization(context),
    ...composePasskeys(context),
    ...composePeople(context),
    ...composePolicies(context),
    ...composeResources(context),
    ...composeSecondFactor(context),
    ...composeSessions(context),
    ...composeSignIn({ ...context, openOnSignIn: access.openOnSignIn }),
  };
}
