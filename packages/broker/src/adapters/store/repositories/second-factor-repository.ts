import type { SecondFactorRepository } from '../../../application/ports/second-factor-repository.ts';
import type { TotpFactor } from '../../../domain/second-factor.ts';
import { orNull, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

export class SqlSecondFactorRepository implements SecondFactorRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async findTotp(personId: string): Promise<TotpFactor | null> {
    const row = await this.#session.first(FIND_TOTP, { personId });
    return row && totpOf(row);
  }

  async saveTotp(factor: TotpFactor): Promise<void> {
    await this.deleteTotp(factor.personId);
    await this.#session.insert('totp_factors', [
      {
        person_id: factor.personId,
        sealed_secret: factor.sealedSecret,
        created_at: factor.createdAt,
        confirmed_at: factor.confirmedAt,
        last_step: factor.lastStep,
      },
    ]);
  }

  async deleteTotp(personId: string): Promise<void> {
    await this.#session.run(DELETE_TOTP, { personId });
  }

  async replaceRecoveryCodes(personId: string, codeHashes: readonly string[]): Promise<void> {
    await this.#session.run(DELETE_RECOVERY_CODES, { personId });
    const rows = codeHashes.map((hash) => ({ person_id: personId, code_hash: hash }));
    await this.#session.insert('recovery_codes', rows);
  }

  async useRecoveryCode(personId: string, codeHash: string): Promise<boolean> {
    return (await this.#session.run(DELETE_RECOVERY_CODE, { personId, codeHash })) > 0;
  }

  async countRecoveryCodes(personId: string): Promise<number> {
    const row = await this.#session.first(COUNT_RECOVERY_CODES, { personId });
    return row === null ? 0 : readNumber(row, 'codes');
  }

  async deleteOfPerson(personId: string): Promise<void> {
    await this.deleteTotp(personId);
    await this.#session.run(DELETE_RECOVERY_CODES, { personId });
  }
}

/** Locked, so that one code is taken once, whoever comes with it at the same time. */
const FIND_TOTP = new Statement<{ personId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('totp_factors')
    .selectAll()
    .where('person_id', '=', param('personId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

const DELETE_TOTP = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('totp_factors').where('person_id', '=', param('personId')),
);

const DELETE_RECOVERY_CODES = new Statement<{ personId: string }>(({ db, param }) =>
  db.deleteFrom('recovery_codes').where('person_id', '=', param('personId')),
);

const DELETE_RECOVERY_CODE = new Statement<{ personId: string; codeHash: string }>(({ db, param }) =>
  db.deleteFrom('recovery_codes').where('person_id', '=', param('personId')).where('code_hash', '=', param('codeHash')),
);

const COUNT_RECOVERY_CODES = new Statement<{ personId: string }>(({ db, param }) =>
  db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('codes'))
    .where('person_id', '=', param('personId')),
);

function totpOf(row: Row): TotpFactor {
  return {
    personId: readText(row, 'person_id'),
    sealedSecret: readText(row, 'sealed_secret'),
    createdAt: readInstant(row, 'created_at'),
    confirmedAt: orNull(row, 'confirmed_at', readInstant),
    lastStep: orNull(row, 'last_step', readNumber),
  };
}
