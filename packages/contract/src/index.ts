export {
  accessRequestInputSchema,
  accessRequestQuerySchema,
  accessRequestSchema,
  accessRequestedSchema,
  addressProofAnswerSchema,
  addressProofSchema,
  approvalPreviewSchema,
  doorSchema,
  leaseExtendInputSchema,
  leaseQuerySchema,
  leaseSchema,
  leaseStateSchema,
  leasesCloseInputSchema,
  leasesClosedSchema,
  myAccessSchema,
  reviewInputSchema,
  reviewedSchema,
} from './access.ts';
export type { AccessRequestView, ApprovalPreviewView, DoorView, LeaseView, MyAccessView } from './access.ts';
export { addressSourceSchema } from './address-source.ts';
export type { AddressSourceView } from './address-source.ts';
export {
  lockDownChoicesSchema,
  lockDownDetailSchema,
  lockDownPlanInputSchema,
  lockDownSchema,
  lockDownStartInputSchema,
  plannedLockDownSchema,
  removalInputSchema,
} from './lock-down-view.ts';
export type { LockDownChoicesView, LockDownDetailView, LockDownView, PlannedLockDownView } from './lock-down-view.ts';
export {
  accountListSchema,
  accountPlaceSchema,
  accountSchema,
  answerSchema,
  drawnSchema,
  explainedSchema,
  explainQuerySchema,
  exposedSchema,
  exposureQuerySchema,
  exposureSchema,
  hygieneQuerySchema,
  hygieneSchema,
  mapQuerySchema,
  mapSchema,
  readingAskedSchema,
  tidiedSchema,
} from './account.ts';
export type { AccountView, AnswerDocument, ExposureDocument, HygieneDocument, MapDocument } from './account.ts';
export {
  apiKeyInputSchema,
  apiKeyQuerySchema,
  apiKeyRotateInputSchema,
  apiKeySchema,
  apiKeyShownSchema,
  USUAL_KEY_LIFETIME_DAYS,
} from './api-key.ts';
export type { ApiKeyView } from './api-key.ts';
export { iamPolicyQuerySchema, iamPolicySchema } from './iam-policy.ts';
export type { IamPolicyView } from './iam-policy.ts';
export { isKeyScope, KEY_SCOPE_NAMES, KEY_SCOPES } from './key-scope.ts';
export type { KeyScope } from './key-scope.ts';
export { BOUND_OPERATIONS, BOUND_SCOPES, LEDGER_EXPORT_SCOPE, OPERATION_SCOPES } from './operation-scopes.ts';
export type { KeyUse } from './operation-scopes.ts';
export { accessCodeReplaceInputSchema, accessCodeReplacedSchema } from './access-code.ts';
export {
  credentialAddInputSchema,
  credentialEditInputSchema,
  credentialKeysInputSchema,
  credentialListSchema,
  credentialSchema,
  credentialVerifySchema,
} from './credential.ts';
export type { CredentialView } from './credential.ts';
export { changeSchema, eventQuerySchema, eventSchema, ledgerExportQuerySchema, ledgerVerdictSchema } from './event.ts';
export type { EventView } from './event.ts';
export { emergencyStopInputSchema, emergencyStopSchema, emergencyStopStartedSchema } from './emergency.ts';
export type { EmergencyStopView } from './emergency.ts';
export { messageDetailSchema, messageQuerySchema, messageSchema, revealedMessageSchema } from './message.ts';
export type { MessageDetailView, MessageView, RevealedMessageView } from './message.ts';
export {
  durationSecondsSchema,
  emailSchema,
  instantSchema,
  pageOf,
  pageQuerySchema,
  passwordSchema,
  trafficTextSchema,
} from './fields.ts';
export {
  newPasskeyOptionsSchema,
  passkeyAddInputSchema,
  passkeyAddedSchema,
  passkeyBeginInputSchema,
  passkeyRenameInputSchema,
  passkeySchema,
  passkeySignInInputSchema,
  passkeyUseOptionsSchema,
} from './passkey.ts';
export type { PasskeyView } from './passkey.ts';
export {
  accessSchema,
  personAddInputSchema,
  personAddedSchema,
  personDetailSchema,
  personEditInputSchema,
  personEntrySchema,
  personQuerySchema,
  personSchema,
  roleSchema,
  secondFactorKindSchema,
  setupLinkInputSchema,
  setupLinkSchema,
  teamDeleteQuerySchema,
  teamDetailSchema,
  teamEditInputSchema,
  teamEntrySchema,
  teamInputSchema,
  teamSchema,
} from './person.ts';
export type {
  PersonDetailView,
  PersonEntryView,
  PersonView,
  TeamDetailView,
  TeamEntryView,
  TeamView,
} from './person.ts';
export {
  addressScopeSchema,
  granteeSchema,
  policyEditInputSchema,
  policyInputSchema,
  policyQuerySchema,
  policySchema,
  scheduleSchema,
  weekdaySchema,
} from './policy.ts';
export type { PolicyInput, PolicyView } from './policy.ts';
export {
  lostGrantSchema,
  policyChangeInputSchema,
  policyChangeSchema,
  policyTrialInputSchema,
  policyTrialSchema,
  weekMomentSchema,
} from './policy-trial.ts';
export type { PolicyChangeView, PolicyTrialView } from './policy-trial.ts';
export { PROBLEMS, fieldProblemSchema, problemSchema } from './problem.ts';
export {
  MOST_IMPORT_ROWS,
  personImportInputSchema,
  personImportRowSchema,
  personImportedSchema,
} from './person-import.ts';
export type { PersonImportedView } from './person-import.ts';
export type { FieldProblem, Problem, ProblemCode } from './problem.ts';
export {
  groupRuleSchema,
  resourceAddInputSchema,
  resourceDetailSchema,
  resourcePageSchema,
  resourceProblemSchema,
  resourceQuerySchema,
  resourceRefreshSchema,
  resourceSchema,
} from './resource.ts';
export type { ResourceDetailView, ResourceView } from './resource.ts';
export {
  passwordChangeInputSchema,
  codeSchema,
  halfSignedInSchema,
  ownSessionSchema,
  passwordForgottenInputSchema,
  passwordLinkInputSchema,
  passwordLinkSchema,
  passwordSetInputSchema,
  secondStepInputSchema,
  sessionSchema,
  setupInputSchema,
  setupStatusSchema,
  signInAnswerSchema,
  signInInputSchema,
  signedInSchema,
} from './session.ts';
export type { HalfSignedInView, OwnSessionView, PasswordLinkView, SessionView } from './session.ts';
export {
  recoveryCodesSchema,
  secondFactorCodeInputSchema,
  secondFactorSchema,
  totpSetupInputSchema,
  totpSetupSchema,
} from './second-factor.ts';
export type { SecondFactorView } from './second-factor.ts';
export { settingsEditInputSchema, settingsSchema } from './settings.ts';
export type { SettingsView } from './settings.ts';
export {
  providerAnswerInputSchema,
  providerSignInInputSchema,
  providerSignInStartedSchema,
  providerSignedInSchema,
  signInOptionsSchema,
} from './sign-in-options.ts';
export type { SignInOptionsView } from './sign-in-options.ts';
export { ApiError, UnreachableError, createClient } from './client.ts';
export type { CallInput, CallOutput, Client, ClientOptions } from './client.ts';
export { CHANGES_PATH, LEDGER_EXPORT_PATH, OPERATIONS } from './operations.ts';
export type { OperationName } from './operations.ts';
export { ROUTES } from './routes.ts';
export type { Access, RouteDefinition } from './routes.ts';
