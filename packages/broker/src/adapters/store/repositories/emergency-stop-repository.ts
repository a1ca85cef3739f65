import { sql } from 'kysely';
import type { EmergencyStopRepository } from '../../../application/ports/emergency-stop-repository.ts';
import type { EmergencyStop } from '../../../domain/emergency-stop.ts';
import { orNull, readFlag, readInstant, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { EmergencyStopTable } from '../schema.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';
import { updateVersioned } from './versioned-update.ts';

export class SqlEmergencyStopRepository implements EmergencyStopRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async insert(stop: EmergencyStop): Promise<void> {
    await this.#session.insert('emergency_stops', [rowOf(stop)]);
  }

  async find(organizationId: string, stopId: string): Promise<EmergencyStop | null> {
    const row = await this.#session.first(FIND, { organizationId, stopId });
    return row && stopOf(row);
  }

  async update(stop: EmergencyStop): Promise<EmergencyStop> {
    const key = { stop_id: stop.stopId, organization_id: stop.organizationId, version: stop.version };
    const version = await updateVersioned(this.#session, 'emergency_stops', key, rowOf(stop));
    return { ...stop, version };
  }

  async listHolding(organizationId: string): Promise<readonly EmergencyStop[]> {
    return (await this.#session.rows(LIST_HOLDING, { organizationId })).map(stopOf);
  }

  async listNewest(organizationId: string, limit: number): Promise<readonly EmergencyStop[]> {
    return (await this.#session.rows(LIST_NEWEST, { organizationId, limit })).map(stopOf);
  }
}

const FIND = new Statement<{ organizationId: string; stopId: string }>(({ db, flavour, param }) =>
  db
    .selectFrom('emergency_stops')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('stop_id', '=', param('stopId'))
    .$if(flavour.locks, (query) => query.forUpdate()),
);

/** There are few in the life of an organization: a flag more in an index would not be worth it. */
const LIST_HOLDING = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('emergency_stops')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`suspends_openings`)
    .orderBy('started_at')
    .orderBy('stop_id'),
);

const LIST_NEWEST = new Statement<{ organizationId: string; limit: number }>(({ db, param }) =>
  db
    .selectFrom('emergency_stops')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy('started_at', 'desc')
    .orderBy('stop_id', 'desc')
    .limit(param('limit')),
);

function rowOf(stop: EmergencyStop): EmergencyStopTable {
  return {
    stop_id: stop.stopId,
    organization_id: stop.organizationId,
    resource_id: stop.resourceId,
    reason: stop.reason,
    started_by: stop.startedBy,
    started_at: stop.startedAt,
    suspends_openings: stop.suspendsOpenings,
    lifted_by: stop.liftedBy,
    lifted_at: stop.liftedAt,
    leases_closed: stop.leasesClosed,
    requests_cancelled: stop.requestsCancelled,
    rules_open: stop.rulesOpen,
    version: stop.version,
  };
}

function stopOf(row: Row): EmergencyStop {
  return {
    stopId: readText(row, 'stop_id'),
    organizationId: readText(row, 'organization_id'),
    resourceId: orNull(row, 'resource_id', readText),
    reason: readText(row, 'reason'),
    startedBy: readText(row, 'started_by'),
    startedAt: readInstant(row, 'started_at'),
    suspendsOpenings: readFlag(row, 'suspends_openings'),
    liftedBy: orNull(row, 'lifted_by', readText),
    liftedAt: orNull(row, 'lifted_at', readInstant),
    leasesClosed: readNumber(row, 'leases_closed'),
    requestsCancelled: readNumber(row, 'requests_cancelled'),
    rulesOpen: readNumber(row, 'rules_open'),
    version: readNumber(row, 'version'),
  };
}
