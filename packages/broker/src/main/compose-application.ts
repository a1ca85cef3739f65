import { makeAddPerson } from '../application/people/add-person.ts';
import { makeAddTeam } from '../application/people/add-team.ts';
import type { Application } from '../application/application.ts';
import { makeAuthenticate } from '../application/sign-in/authenticate.ts';
import { makeCancelAccessRequest } from '../application/access/cancel-access-request.ts';
import { makeChangePassword } from '../application/sign-in/change-password.ts';
import { makeCloseLeases } from '../application/leases/close-leases.ts';
import { makeCloseLease } from '../application/leases/close-lease.ts';
import { makeImportPeople } from '../application/people/import-people.ts';
import { makeDeletePerson } from '../application/people/delete-person.ts';
import { makeDeleteTeam } from '../application/people/delete-team.ts';
import { makeEditTeam } from '../application/people/edit-team.ts';
import { makeReadTeam } from '../application/people/read-team.ts';
import { makeUnlinkProviderAccount } from '../application/people/unlink-provider-account.ts';
import { makeWithdrawSetupLink } from '../application/people/withdraw-setup-link.ts';
import { makeReplaceAccessCode } from '../application/organization/replace-access-code.ts';
import { makeLiftEmergencyStop } from '../application/emergency/lift-emergency-stop.ts';
import { makeListEmergencyStops } from '../application/emergency/read-emergency-stops.ts';
import { makeStartEmergencyStop } from '../application/emergency/start-emergency-stop.ts';
import { makeEditPerson } from '../application/people/edit-person.ts';
import { makeAddPolicy, makeDeletePolicy, makeEditPolicy } from '../application/policies/edit-policies.ts';
import { makeAddResource, makeDeleteResource, makeRefreshResource } from '../application/resources/edit-resources.ts';
import { makeExtendLease } from '../application/leases/extend-lease.ts';
import { makeMoveLease } from '../application/leases/move-lease.ts';
import { makeListPeople } from '../application/people/list-people.ts';
import { makeListTeams } from '../application/people/list-teams.ts';
import { makeOpenOnSignIn } from '../application/access/open-on-sign-in.ts';
import type { IdentityProvider } from '../application/ports/identity-provider.ts';
import type { Ec2Kind } from '../domain/console-link.ts';
import type { PasswordHasher } from '../application/ports/password-hasher.ts';
import type { SecretBox } from '../application/ports/secret-box.ts';
import type { TokenHasher } from '../application/ports/token-hasher.ts';
import type { TotpCodes } from '../application/ports/totp-codes.ts';
import { makeListAccessRequests, makeReadAccessRequest } from '../application/access/read-access-requests.ts';
import { makeListLeases, makeReadLease } from '../application/leases/read-leases.ts';
import { Sha256ChainVerifier } from '../adapters/ledger/sha256-chain-verifier.ts';
import { makeExportLedger } from '../application/ledger/export-ledger.ts';
import { makeVerifyLedger } from '../application/ledger/verify-ledger.ts';
import { makeListEvents } from '../application/ledger/read-ledger.ts';
import { makeListMessages, makeReadMessage } from '../application/mail/read-messages.ts';
import { makeResendMessage } from '../application/mail/resend-message.ts';
import { makeSendTestMessage } from '../application/mail/send-test-message.ts';
import type { MailServer } from '../application/mail/mail-server.ts';
import { makeReadMyAccess } from '../application/access/read-my-access.ts';
import { makeEditSettings } from '../application/organization/edit-settings.ts';
import { makeReadOrganization } from '../application/organization/read-organization.ts';
import { makeReadSettings } from '../application/organization/read-settings.ts';
import { makeAddPasskey } from '../application/passkeys/add-passkey.ts';
import { makeBeginPasskey } from '../application/passkeys/begin-passkey.ts';
import { makeListPasskeys } from '../application/passkeys/list-passkeys.ts';
import { makeRemovePasskey } from '../application/passkeys/remove-passkey.ts';
import { makeRenamePasskey } from '../application/passkeys/rename-passkey.ts';
import { makeBeginPasskeySignIn } from '../application/sign-in/begin-passkey-sign-in.ts';
import { makeSignInWithPasskey } from '../application/sign-in/sign-in-with-passkey.ts';
import type { PasskeyVerifier } from '../application/ports/passkey-verifier.ts';
import { makeReadPerson } from '../application/people/read-person.ts';
import { makeListPolicies, makeReadPolicy } from '../application/policies/read-policies.ts';
import { makeListResources, makeReadResource } from '../application/resources/read-resources.ts';
import { makeFinishProviderSignIn } from '../application/sign-in/finish-provider-sign-in.ts';
import { makeReadSignInOptions } from '../application/sign-in/read-sign-in-options.ts';
import { makeStartProviderSignIn } from '../application/sign-in/start-provider-sign-in.ts';
import { makePreviewPolicyChange } from '../application/policies/preview-policy-change.ts';
import { makeReadSetup } from '../application/organization/read-setup.ts';
import { makeRenewSetupLink } from '../application/people/renew-setup-link.ts';
import { makePreviewApproval } from '../application/access/preview-approval.ts';
import { makeAskForAddressProof } from '../application/access/ask-for-address-proof.ts';
import type { FamilyUrls } from '../application/access/ask-for-address-proof.ts';
import { makeProveAddress } from '../application/access/prove-address.ts';
import { makeRequestAccess } from '../application/access/request-access.ts';
import { makeReviewAccessRequest } from '../application/access/review-access-request.ts';
import { makeConfirmTotp } from '../application/second-factor/confirm-totp.ts';
import { makeReadSecondFactor } from '../application/second-factor/read-second-factor.ts';
import { makeRemoveTotp } from '../application/second-factor/remove-totp.ts';
import { makeRenewRecoveryCodes } from '../application/second-factor/renew-recovery-codes.ts';
import { makeResetSecondFactor } from '../application/second-factor/reset-second-factor.ts';
import { makeSetUpTotp } from '../application/second-factor/set-up-totp.ts';
import { makeSetPasswordWithLink } from '../application/sign-in/set-password-with-link.ts';
import { makeSetUp } from '../application/organization/set-up.ts';
import { makeEndSession } from '../application/sessions/end-session.ts';
import { makeListSessions } from '../application/sessions/list-sessions.ts';
import { makeSignOutEverywhere } from '../application/sessions/sign-out-everywhere.ts';
import { makeForgetPassword } from '../application/sign-in/forget-password.ts';
import { makeSignIn } from '../application/sign-in/sign-in.ts';
import { makeSignOut } from '../application/sign-in/sign-out.ts';
import { makeTryPolicy } from '../application/policies/try-policy.ts';
import { makeTakeSecondStep } from '../application/sign-in/take-second-step.ts';
import type { Tour } from '../application/organization/tour.ts';
import type { ProviderRules } from '../domain/provider-sign-in.ts';
import type { UseCaseContext } from '../application/use-case-context.ts';

/** What the use cases of this process stand on. */
export interface ApplicationContext extends UseCaseContext {
  readonly passwordHasher: PasswordHasher;
  readonly tokenHasher: TokenHasher;
  readonly passkeyVerifier: PasskeyVerifier;
  /** `null` where people sign in with passwords only. */
  readonly identityProvider: IdentityProvider | null;
  readonly providerRules: ProviderRules;
  readonly secretBox: SecretBox;
  readonly totpCodes: TotpCodes;
  readonly installationId: string;
  readonly ec2Kind: Ec2Kind;
  readonly publicUrl: string;
  /** Names of this server that can be reached over one family of addresses only. */
  readonly familyUrls: FamilyUrls;
  /** `null` where messages stay in the outbox. */
  readonly mailServer: MailServer | null;
  /** What a new organization begins with; `null` where there is no Local EC2. */
  readonly tour: Tour | null;
}

/** Makes every use case once. */
export function composeApplication(context: ApplicationContext): Application {
  const requestAccess = makeRequestAccess(context);
  const openOnSignIn = makeOpenOnSignIn(context, requestAccess);
  return {
    readSetup: makeReadSetup(context),
    setUp: makeSetUp(context),
    signIn: makeSignIn({ ...context, openOnSignIn }),
    readSignInOptions: makeReadSignInOptions(context),
    startProviderSignIn: makeStartProviderSignIn(context),
    finishProviderSignIn: makeFinishProviderSignIn({ ...context, openOnSignIn }),
    takeSecondStep: makeTakeSecondStep({ ...context, openOnSignIn }),
    beginPasskeySignIn: makeBeginPasskeySignIn(context),
    signInWithPasskey: makeSignInWithPasskey({ ...context, openOnSignIn }),
    listPasskeys: makeListPasskeys(context),
    beginPasskey: makeBeginPasskey(context),
    addPasskey: makeAddPasskey(context),
    renamePasskey: makeRenamePasskey(context),
    removePasskey: makeRemovePasskey(context),
    authenticate: makeAuthenticate(context),
    readOrganization: makeReadOrganization(context),
    signOut: makeSignOut(context),
    listSessions: makeListSessions(context),
    endSession: makeEndSession(context),
    signOutEverywhere: makeSignOutEverywhere(context),
    forgetPassword: makeForgetPassword(context),
    changePassword: makeChangePassword(context),
    setPasswordWithLink: makeSetPasswordWithLink(context),
    readSecondFactor: makeReadSecondFactor(context),
    setUpTotp: makeSetUpTotp(context),
    confirmTotp: makeConfirmTotp(context),
    removeTotp: makeRemoveTotp(context),
    renewRecoveryCodes: makeRenewRecoveryCodes(context),
    resetSecondFactor: makeResetSecondFactor(context),
    listPeople: makeListPeople(context),
    readPerson: makeReadPerson(context),
    addPerson: makeAddPerson(context),
    editPerson: makeEditPerson(context),
    importPeople: makeImportPeople(context),
    deletePerson: makeDeletePerson(context),
    unlinkProviderAccount: makeUnlinkProviderAccount(context),
    withdrawSetupLink: makeWithdrawSetupLink(context),
    renewSetupLink: makeRenewSetupLink(context),
    listTeams: makeListTeams(context),
    addTeam: makeAddTeam(context),
    readTeam: makeReadTeam(context),
    editTeam: makeEditTeam(context),
    deleteTeam: makeDeleteTeam(context),
    readMyAccess: makeReadMyAccess(context),
    askForAddressProof: makeAskForAddressProof(context),
    proveAddress: makeProveAddress(context),
    requestAccess,
    previewApproval: makePreviewApproval(context),
    reviewAccessRequest: makeReviewAccessRequest(context),
    cancelAccessRequest: makeCancelAccessRequest(context),
    readAccessRequest: makeReadAccessRequest(context),
    listAccessRequests: makeListAccessRequests(context),
    listLeases: makeListLeases(context),
    readLease: makeReadLease(context),
    extendLease: makeExtendLease(context),
    moveLease: makeMoveLease(context),
    closeLease: makeCloseLease(context),
    closeLeases: makeCloseLeases(context),
    openOnSignIn,
    listPolicies: makeListPolicies(context),
    readPolicy: makeReadPolicy(context),
    addPolicy: makeAddPolicy(context),
    editPolicy: makeEditPolicy(context),
    deletePolicy: makeDeletePolicy(context),
    tryPolicy: makeTryPolicy(context),
    previewPolicyChange: makePreviewPolicyChange(context),
    listResources: makeListResources(context),
    readResource: makeReadResource(context),
    addResource: makeAddResource(context),
    refreshResource: makeRefreshResource(context),
    deleteResource: makeDeleteResource(context),
    readSettings: makeReadSettings(context),
    editSettings: makeEditSettings(context),
    replaceAccessCode: makeReplaceAccessCode(context),
    startEmergencyStop: makeStartEmergencyStop(context),
    liftEmergencyStop: makeLiftEmergencyStop(context),
    listEmergencyStops: makeListEmergencyStops(context),
    listEvents: makeListEvents(context),
    exportLedger: makeExportLedger(context),
    verifyLedger: makeVerifyLedger({ ...context, chainVerifier: new Sha256ChainVerifier() }),
    listMessages: makeListMessages(context),
    readMessage: makeReadMessage(context),
    resendMessage: makeResendMessage(context),
    sendTestMessage: makeSendTestMessage(context),
  };
}
