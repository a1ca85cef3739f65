import type { Action } from '../domain/permissions.ts';
import { can } from '../domain/permissions.ts';
import type { Principal } from './principal.ts';
import { ProblemError } from './problem-error.ts';

/**
 * Goes on only when role and access of who asks allow the action. Asked before anything is looked up, so that
 * the answer says nothing about what exists.
 *
 * @throws `permission.denied`
 */
export function requirePermission(principal: Pick<Principal, 'role' | 'access'>, action: Action): void {
  if (can(principal, action)) return;
  const { role, access } = principal;
  throw new ProblemError(
    'permission.denied',
    `The role "${role}" with ${ACCESS_NAMES[access]} does not allow "${action}".`,
  );
}

const ACCESS_NAMES = { own: 'own access only', dashboard: 'access to the dashboard' } as const;
