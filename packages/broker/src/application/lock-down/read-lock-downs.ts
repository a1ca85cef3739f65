import type { LockDown } from '../../domain/lock-down.ts';
import { personName, readNames } from '../leases/lease-details.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A lock-down with the name of who started it. */
export interface LockDownDetails {
  readonly lockDown: LockDown;
  readonly startedByName: string;
}

/** The newest lock-downs of the organization. @throws `permission.denied` */
export type ListLockDowns = (principal: Principal) => Promise<readonly LockDownDetails[]>;

/** One of them. @throws `permission.denied`, `lock-down.not-found` */
export type ReadLockDown = (principal: Principal, input: { readonly lockDownId: string }) => Promise<LockDownDetails>;

const NEWEST = 50;

export function makeListLockDowns({ store }: Pick<UseCaseContext, 'store'>): ListLockDowns {
  return async (principal) => {
    requirePermission(principal, 'lock-downs.list');
    const { organizationId } = principal;
    return store.read(async (tx) => {
      const lockDowns = await tx.lockDowns.listNewest(organizationId, NEWEST);
      const names = await readNames(tx, organizationId);
      return lockDowns.map((lockDown) => ({ lockDown, startedByName: personName(names, lockDown.startedBy) }));
    });
  };
}

export function makeReadLockDown({ store }: Pick<UseCaseContext, 'store'>): ReadLockDown {
  return async (principal, { lockDownId }) => {
    requirePermission(principal, 'lock-downs.list');
    const { organizationId } = principal;
    return store.read(async (tx) => {
      const lockDown = await tx.lockDowns.find(organizationId, lockDownId);
      if (lockDown === null) {
        throw new ProblemError('lock-down.not-found', `There is no lock-down with the id "${lockDownId}".`);
      }
      const names = await readNames(tx, organizationId);
      return { lockDown, startedByName: personName(names, lockDown.startedBy) };
    });
  };
}
