import type { AccountReading } from '@gatelease/security-groups';
import type {
  AccountPlace,
  AccountReadingRepository,
  ReadingResult,
  ReadingState,
  TakenReading,
} from '../../../application/ports/account-reading-repository.ts';
import { orNull, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

/** Grows with every change of `AccountReading` that old code or old data would not stand. Other forms are read again. */
const FORM = 1;

export class SqlAccountReadingRepository implements AccountReadingRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(place: AccountPlace): Promise<ReadingState | null> {
    const row = await this.#session.first(FIND, { ...place });
    return row && stateOf(row, place);
  }

  async reading(place: AccountPlace): Promise<AccountReading | null> {
    const row = await this.#session.first(FIND_READING, { ...place });
    if (row === null || row['reading'] === null || readNumber(row, 'form') !== FORM) return null;
    // Written below by the same code, in this form; whoever uses it checks every text with `readWorld`.
    const reading: AccountReading = JSON.parse(readText(row, 'reading'));
    return reading;
  }

  async ask({ organizationId, credentialId, region }: AccountPlace, at: Date): Promise<void> {
    await this.#session.run(ASK, { organizationId, credentialId, region, at });
  }

  async isAnyDue(now: Date): Promise<boolean> {
    return (await this.#session.first(ANY_DUE, { now })) !== null;
  }

  async takeDue(now: Date, freeAt: Date, limit: number): Promise<readonly TakenReading[]> {
    const rows = await this.#session.rows(LIST_DUE, { now, limit });
    const taken = rows.map(takenOf);
    for (const { place } of taken)
      await this.#session.update('account_readings', keyOf(place), { taken_until: freeAt });
    return taken;
  }

  async save({ place, askedAt }: TakenReading, result: ReadingResult): Promise<void> {
    const answered = { taken_until: null, answered_at: askedAt };
    const found =
      result.kind === 'read'
        ? {
            read_at: result.readAt,
            form: FORM,
            reading: JSON.stringify(result.reading),
            failed_at: null,
            failure: null,
          }
        : { failed_at: result.at, failure: result.detail };
    await this.#session.update('account_readings', keyOf(place), { ...answered, ...found });
  }
}

type PlaceParams = { organizationId: string; credentialId: string; region: string };

const FIND = new Statement<PlaceParams>(({ db, param }) =>
  db
    .selectFrom('account_readings')
    .select(['asked_at', 'answered_at', 'read_at', 'failed_at', 'failure'])
    .where('organization_id', '=', param('organizationId'))
    .where('credential_id', '=', param('credentialId'))
    .where('region', '=', param('region')),
);

const FIND_READING = new Statement<PlaceParams>(({ db, param }) =>
  db
    .selectFrom('account_readings')
    .select(['form', 'reading'])
    .where('organization_id', '=', param('organizationId'))
    .where('credential_id', '=', param('credentialId'))
    .where('region', '=', param('region')),
);

const ASK = new Statement<PlaceParams & { at: Date }>(({ db, param }) =>
  db
    .insertInto('account_readings')
    .values({
      organization_id: param('organizationId'),
      credential_id: param('credentialId'),
      region: param('region'),
      asked_at: param('at'),
      answered_at: null,
      taken_until: null,
      read_at: null,
      failed_at: null,
      failure: null,
      form: FORM,
      reading: null,
    })
    .onConflict((conflict) => conflict.columns(['credential_id', 'region']).doUpdateSet({ asked_at: param('at') })),
);

const ANY_DUE = new Statement<{ now: Date }>(({ db, param }) =>
  db
    .selectFrom('account_readings')
    .select('region')
    .where((where) => where.or([where('answered_at', 'is', null), where('asked_at', '>', where.ref('answered_at'))]))
    .where((where) => where.or([where('taken_until', 'is', null), where('taken_until', '<=', param('now'))]))
    .limit(1),
);

const LIST_DUE = new Statement<{ now: Date; limit: number }>(({ db, flavour, param }) =>
  db
    .selectFrom('account_readings')
    .select(['organization_id', 'credential_id', 'region', 'asked_at'])
    .where((where) => where.or([where('answered_at', 'is', null), where('asked_at', '>', where.ref('answered_at'))]))
    .where((where) => where.or([where('taken_until', 'is', null), where('taken_until', '<=', param('now'))]))
    .orderBy('asked_at')
    .orderBy('credential_id')
    .orderBy('region')
    .limit(param('limit'))
    .$if(flavour.locks, (query) => query.forUpdate().skipLocked()),
);

function keyOf({ organizationId, credentialId, region }: AccountPlace) {
  return { organization_id: organizationId, credential_id: credentialId, region };
}

function takenOf(row: Row): TakenReading {
  const place = {
    organizationId: readText(row, 'organization_id'),
    credentialId: readText(row, 'credential_id'),
    region: readText(row, 'region'),
  };
  return { place, askedAt: readInstant(row, 'asked_at') };
}

function stateOf(row: Row, place: AccountPlace): ReadingState {
  const askedAt = readInstant(row, 'asked_at');
  const answeredAt = orNull(row, 'answered_at', readInstant);
  const failedAt = orNull(row, 'failed_at', readInstant);
  return {
    place,
    askedAt,
    isAwaited: answeredAt === null || askedAt > answeredAt,
    readAt: orNull(row, 'read_at', readInstant),
    failure: failedAt === null ? null : { at: failedAt, detail: readText(row, 'failure') },
  };
}
