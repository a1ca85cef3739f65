import { sql } from 'kysely';
import type { ResourceRepository } from '../../../application/ports/resource-repository.ts';
import type { Resource } from '../../../domain/resource.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { resourceOf, rowOfResource } from './resource-row.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlResourceRepository implements ResourceRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, resourceId: string): Promise<Resource | null> {
    const row = await this.#session.first(FIND, { organizationId, resourceId });
    return row && resourceOf(row);
  }

  async hold(organizationId: string, resourceId: string): Promise<void> {
    if (this.#session.flavour.locks) await this.#session.first(FIND, { organizationId, resourceId });
  }

  async findAnywhere(resourceId: string): Promise<Resource | null> {
    const row = await this.#session.first(FIND_ANYWHERE, { resourceId });
    return row && resourceOf(row);
  }

  async list(organizationId: string): Promise<readonly Resource[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(resourceOf);
  }

  async listOfCredential(credentialId: string): Promise<readonly Resource[]> {
    return (await this.#session.rows(LIST_OF_CREDENTIAL, { credentialId })).map(resourceOf);
  }

  async insert(resource: Resource): Promise<void> {
    await this.#session.insert('resources', [rowOfResource(resource)]);
  }

  async update(resource: Resource): Promise<Resource> {
    const key = {
      resource_id: resource.resourceId,
      organization_id: resource.organizationId,
      version: resource.version,
    };
    const version = await updateVersioned(this.#session, 'resources', key, rowOfResource(resource));
    return { ...resource, version };
  }

  async delete(organizationId: string, resourceId: string): Promise<void> {
    const deleted = await this.#session.run(DELETE, { organizationId, resourceId });
    if (deleted === 0) return;
    await this.#session.run(DELETE_PICTURE, { resourceId });
    await this.#session.run(DELETE_WORK, { resourceId });
  }
}

/** Locked, so that no lease begins on a resource that is being removed. */
const FIND = new Statement<{ organizationId: string; resourceId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('resources')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('resource_id', '=', param('resourceId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const FIND_ANYWHERE = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.selectFrom('resources').selectAll().where('resource_id', '=', param('resourceId')),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('resources')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy(sql`lower(name)`)
    .orderBy('resource_id'),
);

const LIST_OF_CREDENTIAL = new Statement<{ credentialId: string }>(({ db, param }) =>
  db.selectFrom('resources').selectAll().where('credential_id', '=', param('credentialId')).orderBy('resource_id'),
);

const DELETE = new Statement<{ organizationId: string; resourceId: string }>(({ db, param }) =>
  db
    .deleteFrom('resources')
    .where('organization_id', '=', param('organizationId'))
    .where('resource_id', '=', param('resourceId')),
);

const DELETE_PICTURE = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.deleteFrom('pictures').where('resource_id', '=', param('resourceId')),
);

const DELETE_WORK = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.deleteFrom('work').where('resource_id', '=', param('resourceId')),
);
