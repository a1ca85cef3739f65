import type { Action } from '../domain/permissions.ts';
import { can } from '../domain/permissions.ts';
import type { Principal } from './principal.ts';
import { ProblemError } from './problem-error.ts';

/**
 * Goes on only when the role of who asks allows the action. Asked before anything is looked up, so that the answer
 * says nothing about what exists.
 *
 * @throws `permission.denied`
 */
export function requirePermission(principal: Pick<Principal, 'role'>, action: Action): void {
  if (can(principal.role, action)) return;
  throw new ProblemError('permission.denied', `The role "${principal.role}" does not allow "${action}".`);
}
