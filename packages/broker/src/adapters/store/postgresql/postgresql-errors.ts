import pg from 'pg';
import { ProblemError } from '../../../application/problem-error.ts';
import { brokenReference, conflict, duplicate, full, notStorable, unavailable } from '../storage-problems.ts';

/** Says what PostgreSQL or its driver said in the words of the ports; what is nobody's business but ours stays. */
export function translatePostgresqlError(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) return translateReply(withoutValues(error));
  const isOfDriver = error instanceof Error && !(error instanceof ProblemError) && !(error instanceof TypeError);
  return isOfDriver ? unavailable(OUTAGE, error) : error;
}

/** Whether the same transaction may well succeed when it is run again. */
export function isSerializationFailure(error: unknown): boolean {
  const cause = error instanceof ProblemError ? error.cause : error;
  return cause instanceof pg.DatabaseError && SERIALIZATION_FAILURES.includes(cause.code ?? '');
}

/** For callers of the API too, so that names of users, databases and hosts stay in the cause. */
const OUTAGE = 'The database cannot be used now. Check that PostgreSQL is running and lets Gatelease in.';

/** Serialization failure and deadlock. */
const SERIALIZATION_FAILURES = ['40001', '40P01'];

/** Classes of SQLSTATE: connection, access, missing database, no resources, shutdown and cancelling, system, read-only. */
const OUTAGES = ['08', '28', '3D', '53', '55', '57', '58', '25'];

function translateReply(error: pg.DatabaseError): unknown {
  const code = error.code ?? '';
  if (SERIALIZATION_FAILURES.includes(code)) return conflict('Others kept changing the same things.', error);
  switch (code) {
    case '23505':
      return duplicate(error.constraint === undefined ? {} : { name: error.constraint }, error);
    case '23503':
      return brokenReference(error);
    case '53100':
      return full(error);
    case '22021':
    case '22P05':
      return notStorable(error);
    default:
      return OUTAGES.includes(code.slice(0, 2)) ? unavailable(OUTAGE, error) : error;
  }
}

/** PostgreSQL quotes the row that it refused, and rows hold hashes of passwords and tokens. */
function withoutValues(error: pg.DatabaseError): pg.DatabaseError {
  error.detail = undefined;
  error.where = undefined;
  return error;
}
