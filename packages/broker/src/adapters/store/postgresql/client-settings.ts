import pg from 'pg';
import { unavailable } from '../storage-problems.ts';

/**
 * How every connection to PostgreSQL is made.
 *
 * A node that hangs in a transaction loses it after a while, and with it the locks that others wait for.
 */
export function clientSettings(databaseUrl: string): pg.ClientConfig {
  return {
    connectionString: checkedUrl(databaseUrl),
    application_name: 'gatelease',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    query_timeout: 45_000,
    types: columnTypes(),
  };
}

/** Also keeps the driver from quoting what it cannot parse, which holds a password. @throws `storage.unavailable` */
function checkedUrl(databaseUrl: string): string {
  if (URL.canParse(databaseUrl) && ['postgresql:', 'postgres:'].includes(new URL(databaseUrl).protocol)) {
    return databaseUrl;
  }
  throw unavailable(
    'The address of the database cannot be read. It looks like postgresql://user:password@host:5432/database, ' +
      'with special characters in the password written as %40 and the like.',
  );
}

/** As SQLite gives them: whole numbers as numbers, JSON as text. */
function columnTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  types.setTypeParser(pg.types.builtins.JSON, String);
  types.setTypeParser(pg.types.builtins.JSONB, String);
  return types;
}
