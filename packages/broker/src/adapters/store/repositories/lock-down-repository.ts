import type { LockDownRepository } from '../../../application/ports/lock-down-repository.ts';
import type { LockDown } from '../../../domain/lock-down.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { lockDownOf, rowOfLockDown } from './lock-down-row.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlLockDownRepository implements LockDownRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(lockDown: LockDown): Promise<void> {
    await this.#session.insert('lock_downs', [rowOfLockDown(lockDown)]);
  }

  async find(organizationId: string, lockDownId: string): Promise<LockDown | null> {
    const row = await this.#session.first(FIND, { organizationId, lockDownId });
    return row && lockDownOf(row);
  }

  async listNewest(organizationId: string, limit: number): Promise<readonly LockDown[]> {
    return (await this.#session.rows(LIST_NEWEST, { organizationId, limit })).map(lockDownOf);
  }

  async update(lockDown: LockDown): Promise<LockDown> {
    const { lockDownId, organizationId } = lockDown;
    const key = { lock_down_id: lockDownId, organization_id: organizationId, version: lockDown.version };
    const version = await updateVersioned(this.#session, 'lock_downs', key, rowOfLockDown(lockDown));
    return { ...lockDown, version };
  }

  async isUnderWay(credentialId: string): Promise<boolean> {
    return (await this.#session.first(UNDER_WAY, { credentialId })) !== null;
  }

  async isAnyDue(now: Date): Promise<boolean> {
    return (await this.#session.first(ANY_DUE, { now })) !== null;
  }

  async takeDue(now: Date, freeAt: Date, limit: number): Promise<readonly LockDown[]> {
    const taken = (await this.#session.rows(LIST_DUE, { now, limit })).map(lockDownOf);
    for (const { lockDownId } of taken) {
      await this.#session.update('lock_downs', { lock_down_id: lockDownId }, { taken_until: freeAt });
    }
    return taken;
  }
}

const FIND = new Statement<{ organizationId: string; lockDownId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('lock_downs')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('lock_down_id', '=', param('lockDownId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST_NEWEST = new Statement<{ organizationId: string; limit: number }>(({ db, param }) =>
  db
    .selectFrom('lock_downs')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy('started_at', 'desc')
    .orderBy('lock_down_id', 'desc')
    .limit(param('limit')),
);

const UNDER_WAY = new Statement<{ credentialId: string }>(({ db, param }) =>
  db
    .selectFrom('lock_downs')
    .select('lock_down_id')
    .where('credential_id', '=', param('credentialId'))
    .where('due_at', 'is not', null)
    .limit(1),
);

const ANY_DUE = new Statement<{ now: Date }>(({ db, param }) =>
  db
    .selectFrom('lock_downs')
    .select('lock_down_id')
    .where('due_at', '<=', param('now'))
    .where((where) => where.or([where('taken_until', 'is', null), where('taken_until', '<=', param('now'))]))
    .limit(1),
);

const LIST_DUE = new Statement<{ now: Date; limit: number }>(({ db, flavour, param }) =>
  db
    .selectFrom('lock_downs')
    .selectAll()
    .where('due_at', '<=', param('now'))
    .where((where) => where.or([where('taken_until', 'is', null), where('taken_until', '<=', param('now'))]))
    .orderBy('due_at')
    .orderBy('lock_down_id')
    .limit(param('limit'))
    .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
);
