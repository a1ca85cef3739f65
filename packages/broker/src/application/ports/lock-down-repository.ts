import type { LockDown } from '../../domain/lock-down.ts';

/** The lock-downs of every organization. */
export interface LockDownRepository {
  insert(lockDown: LockDown): Promise<void>;
  /** Locked: nobody changes it before the transaction ends. */
  find(organizationId: string, lockDownId: string): Promise<LockDown | null>;
  /** Newest first. */
  listNewest(organizationId: string, limit: number): Promise<readonly LockDown[]>;
  /** Frees it for the next worker, too. @throws `storage.conflict` */
  update(lockDown: LockDown): Promise<LockDown>;
  /** Whether the worker still has something to do, now or later, with this credential. */
  isUnderWay(credentialId: string): Promise<boolean>;
  isAnyDue(now: Date): Promise<boolean>;
  /** Takes what is due, longest overdue first; it is free again at `freeAt`, should the worker die. */
  takeDue(now: Date, freeAt: Date, limit: number): Promise<readonly LockDown[]>;
}
