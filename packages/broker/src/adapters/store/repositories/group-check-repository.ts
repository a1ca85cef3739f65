import type { GroupCheck, GroupCheckRepository } from '../../../application/ports/group-check-repository.ts';
import type { Resource } from '../../../domain/resource.ts';
import { readInstant, readJson, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { asRefusals } from './credential-row.ts';
import { resourceOf } from './resource-row.ts';

export class SqlGroupCheckRepository implements GroupCheckRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(resourceId: string): Promise<GroupCheck | null> {
    const row = await this.#session.first(FIND, { resourceId });
    return row && checkOf(row);
  }

  async save({ resourceId, checkedAt, refusals }: GroupCheck): Promise<void> {
    await this.delete(resourceId);
    await this.#session.insert('group_checks', [
      {
        resource_id: resourceId,
        checked_at: checkedAt,
        refusals: JSON.stringify(refusals),
        is_refused: refusals.length > 0,
      },
    ]);
  }

  async listUnchecked(credentialId: string, begunAt: Date, limit: number): Promise<readonly Resource[]> {
    return (await this.#session.rows(LIST_UNCHECKED, { credentialId, begunAt, limit })).map(resourceOf);
  }

  async listRefused(credentialId: string): Promise<readonly GroupCheck[]> {
    return (await this.#session.rows(LIST_REFUSED, { credentialId, isRefused: true })).map(checkOf);
  }

  async listOfOrganization(organizationId: string): Promise<readonly GroupCheck[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(checkOf);
  }

  async delete(resourceId: string): Promise<void> {
    await this.#session.run(DELETE, { resourceId });
  }
}

function checkOf(row: Row): GroupCheck {
  return {
    resourceId: readText(row, 'resource_id'),
    checkedAt: readInstant(row, 'checked_at'),
    refusals: readJson(row, 'refusals', asRefusals),
  };
}

const FIND = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.selectFrom('group_checks').selectAll().where('resource_id', '=', param('resourceId')),
);

const DELETE = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.deleteFrom('group_checks').where('resource_id', '=', param('resourceId')),
);

const LIST_UNCHECKED = new Statement<{ credentialId: string; begunAt: Date; limit: number }>(({ db, param }) =>
  db
    .selectFrom('resources')
    .leftJoin('group_checks', 'group_checks.resource_id', 'resources.resource_id')
    .selectAll('resources')
    .where('resources.credential_id', '=', param('credentialId'))
    .where(({ eb, or }) => or([eb('checked_at', 'is', null), eb('checked_at', '<', param('begunAt'))]))
    .orderBy('resources.resource_id')
    .limit(param('limit')),
);

const LIST_REFUSED = new Statement<{ credentialId: string; isRefused: boolean }>(({ db, param }) =>
  db
    .selectFrom('group_checks')
    .innerJoin('resources', 'resources.resource_id', 'group_checks.resource_id')
    .selectAll('group_checks')
    .where('resources.credential_id', '=', param('credentialId'))
    .where('is_refused', '=', param('isRefused'))
    .orderBy('resources.resource_id'),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('group_checks')
    .innerJoin('resources', 'resources.resource_id', 'group_checks.resource_id')
    .selectAll('group_checks')
    .where('resources.organization_id', '=', param('organizationId')),
);
