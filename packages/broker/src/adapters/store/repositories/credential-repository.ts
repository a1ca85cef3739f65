import { sql } from 'kysely';
import type {
  CredentialRepository,
  DueCredential,
  SavedVerification,
} from '../../../application/ports/credential-repository.ts';
import type { Credential } from '../../../domain/credential.ts';
import { orNull, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { conflict } from '../storage-problems.ts';
import { credentialOf, settledColumns, verifiedColumns } from './credential-row.ts';

export class SqlCredentialRepository implements CredentialRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, credentialId: string): Promise<Credential | null> {
    const row = await this.#session.first(FIND, { organizationId, credentialId });
    return row && credentialOf(row);
  }

  async findAnywhere(credentialId: string): Promise<Credential | null> {
    const row = await this.#session.first(FIND_ANYWHERE, { credentialId });
    return row && credentialOf(row);
  }

  async list(organizationId: string): Promise<readonly Credential[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(credentialOf);
  }

  async insert(credential: Credential): Promise<void> {
    const { credentialId, organizationId, verification, createdAt, version } = credential;
    await this.#session.insert('credentials', [
      {
        credential_id: credentialId,
        organization_id: organizationId,
        ...settledColumns(credential),
        ...verifiedColumns(verification),
        verify_due_at: createdAt,
        verify_mark: 0,
        verify_begun_at: null,
        verify_failures: 0,
        keys_warned_at: null,
        created_at: createdAt,
        version,
      },
    ]);
  }

  async update(credential: Credential): Promise<Credential> {
    const { credentialId, organizationId } = credential;
    const version = credential.version + 1;
    const changed = await this.#session.update(
      'credentials',
      { credential_id: credentialId, organization_id: organizationId, version: credential.version },
      { ...settledColumns(credential), version },
    );
    if (changed === 0) throw conflict('Somebody else changed or removed it meanwhile.');
    return { ...credential, version };
  }

  async delete(organizationId: string, credentialId: string): Promise<void> {
    await this.#session.run(DELETE, { organizationId, credentialId });
  }

  async sealedKey(credentialId: string): Promise<string | null> {
    const row = await this.#session.first(FIND_KEY, { credentialId });
    return row && readText(row, 'sealed_key');
  }

  async saveSealedKey(credentialId: string, sealed: string): Promise<void> {
    await this.#session.run(DELETE_KEY, { credentialId });
    await this.#session.insert('credential_keys', [{ credential_id: credentialId, sealed_key: sealed }]);
  }

  async keysWarnedAt(credentialId: string): Promise<Date | null> {
    const row = await this.#session.first(FIND_WARNING, { credentialId });
    return row && orNull(row, 'keys_warned_at', readInstant);
  }

  async noteKeysWarned(credentialId: string, at: Date): Promise<void> {
    await this.#session.update('credentials', { credential_id: credentialId }, { keys_warned_at: at });
  }

  async markDue(credentialId: string, at: Date): Promise<void> {
    await this.#session.run(MARK_DUE, { credentialId, at });
  }

  async takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly DueCredential[]> {
    const rows = await this.#session.rows(LIST_DUE, { now, limit });
    for (const row of rows) await this.#session.run(TAKE, { credentialId: readText(row, 'credential_id'), retryAt });
    return rows.map(dueOf);
  }

  async saveVerification(credentialId: string, saved: SavedVerification): Promise<void> {
    const { verification, begunAt, failures, dueAt, mark } = saved;
    const found = verification === null ? {} : verifiedColumns(verification);
    await this.#session.update('credentials', { credential_id: credentialId }, { ...found, verify_failures: failures });
    // A wish that came meanwhile has a later mark: what was just found out is not its answer.
    await this.#session.update(
      'credentials',
      { credential_id: credentialId, verify_mark: mark },
      { verify_begun_at: begunAt, verify_due_at: dueAt },
    );
  }
}

function dueOf(row: Row): DueCredential {
  return {
    credential: credentialOf(row),
    begunAt: orNull(row, 'verify_begun_at', readInstant),
    failures: readNumber(row, 'verify_failures'),
    mark: readNumber(row, 'verify_mark'),
  };
}

const FIND = new Statement<{ organizationId: string; credentialId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('credentials')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('credential_id', '=', param('credentialId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const FIND_ANYWHERE = new Statement<{ credentialId: string }>(({ db, param }) =>
  db.selectFrom('credentials').selectAll().where('credential_id', '=', param('credentialId')),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('credentials')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy(sql`lower(name)`)
    .orderBy('credential_id'),
);

const DELETE = new Statement<{ organizationId: string; credentialId: string }>(({ db, param }) =>
  db
    .deleteFrom('credentials')
    .where('organization_id', '=', param('organizationId'))
    .where('credential_id', '=', param('credentialId')),
);

const FIND_KEY = new Statement<{ credentialId: string }>(({ db, param }) =>
  db.selectFrom('credential_keys').select('sealed_key').where('credential_id', '=', param('credentialId')),
);

const FIND_WARNING = new Statement<{ credentialId: string }>(({ db, param }) =>
  db.selectFrom('credentials').select('keys_warned_at').where('credential_id', '=', param('credentialId')),
);

const DELETE_KEY = new Statement<{ credentialId: string }>(({ db, param }) =>
  db.deleteFrom('credential_keys').where('credential_id', '=', param('credentialId')),
);

/** It begins anew: what was checked before the wish counts no more. */
const MARK_DUE = new Statement<{ credentialId: string; at: Date }>(({ db, param }) =>
  db
    .updateTable('credentials')
    .set({ verify_due_at: param('at'), verify_mark: sql<number>`verify_mark + 1`, verify_begun_at: null })
    .where('credential_id', '=', param('credentialId')),
);

const LIST_DUE = new Statement<{ now: Date; limit: number }>(({ db, flavour, param }) =>
  db
    .selectFrom('credentials')
    .selectAll()
    .where('verify_due_at', '<=', param('now'))
    .orderBy('verify_due_at')
    .limit(param('limit'))
    .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
);

const TAKE = new Statement<{ credentialId: string; retryAt: Date }>(({ db, param }) =>
  db
    .updateTable('credentials')
    .set({ verify_due_at: param('retryAt') })
    .where('credential_id', '=', param('credentialId')),
);
