import type { OrganizationRepository } from '../../../application/ports/organization-repository.ts';
import type { Organization } from '../../../domain/organization.ts';
import { readNumber } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { organizationOf, rowOfOrganization } from './organization-row.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlOrganizationRepository implements OrganizationRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async count(): Promise<number> {
    const row = await this.#session.first(COUNT, {});
    return row === null ? 0 : readNumber(row, 'organizations');
  }

  async countForFounding(): Promise<number> {
    await this.#session.first(LOCK_INSTALLATION, {});
    return this.count();
  }

  async find(organizationId: string): Promise<Organization | null> {
    const row = await this.#session.first(FIND, { organizationId });
    return row && organizationOf(row);
  }

  async findByAccessCode(accessCode: string): Promise<Organization | null> {
    const row = await this.#session.first(FIND_BY_ACCESS_CODE, { accessCode });
    return row && organizationOf(row);
  }

  async list(): Promise<readonly Organization[]> {
    return (await this.#session.rows(LIST, {})).map(organizationOf);
  }

  async insert(organization: Organization): Promise<void> {
    await this.#session.insert('organizations', [rowOfOrganization(organization)]);
  }

  async update(organization: Organization): Promise<Organization> {
    const key = { organization_id: organization.organizationId, version: organization.version };
    const version = await updateVersioned(this.#session, 'organizations', key, rowOfOrganization(organization));
    return { ...organization, version };
  }
}

const COUNT = new Statement(({ db }) =>
  db.selectFrom('organizations').select(({ fn }) => fn.countAll<number>().as('organizations')),
);

/** There is no row of an organization to lock yet; the installation has one from the start. */
const LOCK_INSTALLATION = new Statement(({ db, flavour }) =>
  db
    .selectFrom('installation')
    .select('installation_id')
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const FIND = new Statement<{ organizationId: string }>(({ db, param }) =>
  db.selectFrom('organizations').selectAll().where('organization_id', '=', param('organizationId')),
);

const FIND_BY_ACCESS_CODE = new Statement<{ accessCode: string }>(({ db, param }) =>
  db.selectFrom('organizations').selectAll().where('access_code', '=', param('accessCode')),
);

const LIST = new Statement(({ db }) =>
  db.selectFrom('organizations').selectAll().orderBy('created_at').orderBy('organization_id'),
);
