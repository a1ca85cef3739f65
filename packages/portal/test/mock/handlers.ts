import type { OperationName } from '@gatelease/contract';
import { ACCOUNT_HANDLERS } from './account-handlers.ts';
import { ACCESS_HANDLERS } from './access-handlers.ts';
import { CREDENTIAL_HANDLERS } from './credential-handlers.ts';
import { LOCK_DOWN_HANDLERS } from './lock-down-handlers.ts';
import { ORGANIZATION_HANDLERS } from './organization-handlers.ts';
import { PASSKEY_HANDLERS } from './passkey-handlers.ts';
import { PEOPLE_HANDLERS } from './people-handlers.ts';
import { SECOND_FACTOR_HANDLERS } from './second-factor-handlers.ts';
import { TRIAL_HANDLERS } from './trial-handlers.ts';
import { IAM_POLICY_HANDLERS } from './iam-policy-handlers.ts';
import { API_KEY_HANDLERS } from './api-key-handlers.ts';
import type { Handler } from './state.ts';

/** How the mock answers each operation of the API. */
export const HANDLERS: Record<OperationName, Handler> = {
  ...CREDENTIAL_HANDLERS,
  ...API_KEY_HANDLERS,
  ...IAM_POLICY_HANDLERS,
  ...ORGANIZATION_HANDLERS,
  ...PASSKEY_HANDLERS,
  ...PEOPLE_HANDLERS,
  ...SECOND_FACTOR_HANDLERS,
  ...TRIAL_HANDLERS,
  ...ACCESS_HANDLERS,
  ...ACCOUNT_HANDLERS,
  ...LOCK_DOWN_HANDLERS,
};
