import type { Picture, PictureRepository } from '../../../application/ports/picture-repository.ts';
import type { ObservedGroupRule, RuleOwnership } from '../../../application/ports/security-group-gateway.ts';
import { asFields, asInstant, asListOf, asNullOr, asText, asTexts } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { readInstant, readJson, readText } from '../row-reader.ts';
import { asRule } from '../rule-reader.ts';
import type { Json } from '../schema.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlPictureRepository implements PictureRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(resourceId: string): Promise<Picture | null> {
    const row = await this.#session.first(FIND, { resourceId });
    return (
      row && {
        resourceId: readText(row, 'resource_id'),
        readAt: readInstant(row, 'read_at'),
        rules: readJson(row, 'rules', asObservedRules),
      }
    );
  }

  async save({ resourceId, readAt, rules }: Picture): Promise<void> {
    await this.#session.run(SAVE, { resourceId, readAt, rules: JSON.stringify(rules) });
  }
}

const FIND = new Statement<{ resourceId: string }>(({ db, param }) =>
  db.selectFrom('pictures').selectAll().where('resource_id', '=', param('resourceId')),
);

const SAVE = new Statement<{ resourceId: string; readAt: Date; rules: Json }>(({ db, param }) =>
  db
    .insertInto('pictures')
    .values({ resource_id: param('resourceId'), read_at: param('readAt'), rules: param('rules') })
    .onConflict((conflict) =>
      conflict.column('resource_id').doUpdateSet({ read_at: param('readAt'), rules: param('rules') }),
    ),
);

const asExpiry = asNullOr(asInstant);
const asDescription = asNullOr(asText);

const asOwnership: JsonReader<RuleOwnership | null> = asNullOr((value) => {
  const fields = asFields(value);
  return {
    installationId: asText(fields['installationId']),
    leaseIds: asTexts(fields['leaseIds']),
    expiresAt: asExpiry(fields['expiresAt']),
  };
});

const asObservedRule: JsonReader<ObservedGroupRule> = (value) => {
  const fields = asFields(value);
  return {
    ruleId: asText(fields['ruleId']),
    rule: asRule(fields['rule']),
    description: asDescription(fields['description']),
    ownership: asOwnership(fields['ownership']),
  };
};

const asObservedRules = asListOf(asObservedRule);
