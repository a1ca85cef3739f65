import type { KeyScope } from './key-scope.ts';
import type { OperationName } from './operations.ts';

/**
 * What an operation takes of an API key: a scope, or any key at all. `people-only` is refused to every key. `public`
 * operations ask nobody who they are.
 */
export type KeyUse = KeyScope | 'any-key' | 'people-only' | 'public';

/**
 * Every operation with what it takes of an API key. Nothing is open to keys by default: an operation that is missing
 * here does not compile.
 *
 * For people only is what proves, changes or hands out a way to sign in, what gives somebody a role, what decides about
 * somebody else's wish, and what would let a key make another key.
 */
export const OPERATION_SCOPES = {
  readSetup: 'public',
  setUp: 'public',
  signIn: 'public',
  readSignInOptions: 'public',
  startProviderSignIn: 'public',
  finishProviderSignIn: 'public',
  takeSecondStep: 'public',
  beginPasskeySignIn: 'public',
  signInWithPasskey: 'public',
  forgetPassword: 'public',
  setPasswordWithLink: 'public',
  readPasswordLink: 'public',
  proveAddress: 'public',

  readSession: 'any-key',

  signOut: 'people-only',
  listSessions: 'people-only',
  endSession: 'people-only',
  signOutEverywhere: 'people-only',
  changePassword: 'people-only',
  listPasskeys: 'people-only',
  beginPasskey: 'people-only',
  addPasskey: 'people-only',
  renamePasskey: 'people-only',
  removePasskey: 'people-only',
  readSecondFactor: 'people-only',
  setUpTotp: 'people-only',
  confirmTotp: 'people-only',
  removeTotp: 'people-only',
  renewRecoveryCodes: 'people-only',
  listApiKeys: 'people-only',
  createApiKey: 'people-only',
  rotateApiKey: 'people-only',
  revokeApiKey: 'people-only',

  readMyAccess: 'access-requests:read',
  listAccessRequests: 'access-requests:read',
  readAccessRequest: 'access-requests:read',
  previewApproval: 'access-requests:read',
  requestAccess: 'access-requests:write',
  cancelAccessRequest: 'access-requests:write',
  // A move opens for another address, as a request does.
  moveLease: 'access-requests:write',
  reviewAccessRequest: 'people-only',
  askForAddressProof: 'people-only',

  listLeases: 'leases:read',
  readLease: 'leases:read',
  extendLease: 'leases:write',
  closeLease: 'leases:write',
  closeLeases: 'leases:write',
  listEmergencyStops: 'leases:read',
  startEmergencyStop: 'emergency-stops:start',
  liftEmergencyStop: 'people-only',

  listResources: 'resources:read',
  readResource: 'resources:read',
  addResource: 'resources:write',
  refreshResource: 'resources:write',
  deleteResource: 'resources:write',

  listCredentials: 'credentials:read',
  readIamPolicy: 'credentials:read',
  readCredential: 'credentials:read',
  addCredential: 'credentials:write',
  editCredential: 'credentials:write',
  replaceCredentialKeys: 'credentials:write',
  verifyCredential: 'credentials:write',
  deleteCredential: 'credentials:write',

  listAccounts: 'accounts:read',
  explainReach: 'accounts:read',
  readExposure: 'accounts:read',
  readHygiene: 'accounts:read',
  readMap: 'accounts:read',
  // It reads AWS again, and changes nothing there or here.
  askForReading: 'accounts:read',

  readLockDownChoices: 'accounts:read',
  planLockDown: 'accounts:read',
  listLockDowns: 'accounts:read',
  readLockDown: 'accounts:read',
  // They take away rules that somebody else made: a person answers for that.
  startLockDown: 'people-only',
  removeWiderRules: 'people-only',
  confirmLockDown: 'people-only',
  undoLockDown: 'people-only',

  listPolicies: 'policies:read',
  readPolicy: 'policies:read',
  tryPolicy: 'policies:read',
  previewPolicyChange: 'policies:read',
  addPolicy: 'policies:write',
  editPolicy: 'policies:write',
  deletePolicy: 'policies:write',

  listPeople: 'people:read',
  readPerson: 'people:read',
  listTeams: 'people:read',
  readTeam: 'people:read',
  addPerson: 'people:write',
  editPerson: 'people:write',
  deletePerson: 'people:write',
  withdrawSetupLink: 'people:write',
  addTeam: 'people:write',
  editTeam: 'people:write',
  deleteTeam: 'people:write',
  importPeople: 'people-only',
  renewSetupLink: 'people-only',
  unlinkProviderAccount: 'people-only',
  resetSecondFactor: 'people-only',

  listEvents: 'events:read',
  verifyLedger: 'events:read',

  listMessages: 'messages:read',
  readMessage: 'messages:read',
  // It shows links that let their reader in.
  revealMessage: 'people-only',
  resendMessage: 'messages:write',
  sendTestMessage: 'messages:write',

  readSettings: 'settings:read',
  editSettings: 'settings:write',
  replaceAccessCode: 'people-only',
} as const satisfies Record<OperationName, KeyUse>;

/**
 * The operations that heed which resources a key is bound to. A bound key is good for these and for no other, whatever
 * its scopes say.
 */
export const BOUND_OPERATIONS: readonly OperationName[] = [
  'readSession',
  'readMyAccess',
  'listAccessRequests',
  'readAccessRequest',
  'requestAccess',
  'cancelAccessRequest',
  'moveLease',
  'listLeases',
  'readLease',
  'extendLease',
  'closeLease',
  'closeLeases',
  'listResources',
  'readResource',
  'refreshResource',
];

/** The scopes that a bound key can have: those with an operation that heeds the binding. */
export const BOUND_SCOPES: ReadonlySet<string> = new Set(BOUND_OPERATIONS.map((name) => OPERATION_SCOPES[name]));

/** What `LEDGER_EXPORT_PATH` takes of a key. */
export const LEDGER_EXPORT_SCOPE: KeyUse = OPERATION_SCOPES.listEvents;
