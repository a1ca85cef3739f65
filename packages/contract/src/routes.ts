import type { OperationName } from './operations.ts';
import { ACCESS_ROUTES } from './routes/access-routes.ts';
import { ACCOUNT_ROUTES } from './routes/account-routes.ts';
import { CREDENTIAL_ROUTES } from './routes/credential-routes.ts';
import { API_KEY_ROUTES } from './routes/api-key-routes.ts';
import { EMERGENCY_ROUTES } from './routes/emergency-routes.ts';
import { IAM_POLICY_ROUTES } from './routes/iam-policy-routes.ts';
import { LEASE_ROUTES } from './routes/lease-routes.ts';
import { LEDGER_ROUTES } from './routes/ledger-routes.ts';
import { LOCK_DOWN_ROUTES } from './routes/lock-down-routes.ts';
import { MESSAGE_ROUTES } from './routes/message-routes.ts';
import { ORGANIZATION_ROUTES } from './routes/organization-routes.ts';
import { PASSKEY_ROUTES } from './routes/passkey-routes.ts';
import { PEOPLE_ROUTES } from './routes/people-routes.ts';
import { POLICY_ROUTES } from './routes/policy-routes.ts';
import { PROVIDER_ROUTES } from './routes/provider-routes.ts';
import { RESOURCE_ROUTES } from './routes/resource-routes.ts';
import { SECOND_FACTOR_ROUTES } from './routes/second-factor-routes.ts';
import { SESSION_ROUTES } from './routes/session-routes.ts';
import type { RouteDefinition } from './routes/route-definition.ts';

export type { Access, RouteDefinition } from './routes/route-definition.ts';

/** What each operation takes and gives. The server is built from it; clients take their types from it. */
export const ROUTES = {
  ...SESSION_ROUTES,
  ...PROVIDER_ROUTES,
  ...SECOND_FACTOR_ROUTES,
  ...PASSKEY_ROUTES,
  ...API_KEY_ROUTES,
  ...PEOPLE_ROUTES,
  ...CREDENTIAL_ROUTES,
  ...IAM_POLICY_ROUTES,
  ...RESOURCE_ROUTES,
  ...ACCOUNT_ROUTES,
  ...POLICY_ROUTES,
  ...ACCESS_ROUTES,
  ...LEASE_ROUTES,
  ...EMERGENCY_ROUTES,
  ...LEDGER_ROUTES,
  ...LOCK_DOWN_ROUTES,
  ...MESSAGE_ROUTES,
  ...ORGANIZATION_ROUTES,
} as const satisfies Record<OperationName, RouteDefinition>;
