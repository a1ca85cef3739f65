import { sql } from 'kysely';
import type { PolicyRepository } from '../../../application/ports/policy-repository.ts';
import type { AccessPolicy } from '../../../domain/access-policy.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { policyOf, rowOfPolicy } from './policy-row.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlPolicyRepository implements PolicyRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, policyId: string): Promise<AccessPolicy | null> {
    const row = await this.#session.first(FIND, { organizationId, policyId });
    return row && policyOf(row);
  }

  async list(organizationId: string): Promise<readonly AccessPolicy[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(policyOf);
  }

  async insert(policy: AccessPolicy): Promise<void> {
    await this.#session.insert('policies', [rowOfPolicy(policy)]);
  }

  async update(policy: AccessPolicy): Promise<AccessPolicy> {
    const key = { policy_id: policy.policyId, organization_id: policy.organizationId, version: policy.version };
    const version = await updateVersioned(this.#session, 'policies', key, rowOfPolicy(policy));
    return { ...policy, version };
  }

  async delete(organizationId: string, policyId: string): Promise<void> {
    await this.#session.run(DELETE, { organizationId, policyId });
  }
}

/**
 * Locked, so that whoever disables or deletes a policy sees every lease that was opened under it before, and no lease
 * is opened under it after. Openings under one policy wait for each other; they would for the end of the ledger, too.
 */
const FIND = new Statement<{ organizationId: string; policyId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('policies')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('policy_id', '=', param('policyId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('policies')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy(sql`lower(name)`)
    .orderBy('policy_id'),
);

const DELETE = new Statement<{ organizationId: string; policyId: string }>(({ db, param }) =>
  db
    .deleteFrom('policies')
    .where('organization_id', '=', param('organizationId'))
    .where('policy_id', '=', param('policyId')),
);
