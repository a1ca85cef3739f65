import { ProblemError } from '../../../application/problem-error.ts';
import type { Dialect } from '../dialect.ts';
import { readNumber } from '../row-reader.ts';
import type { SqlConnection } from '../sql-session.ts';
import { boundQuery } from '../statement.ts';
import { MIGRATIONS } from './migrations.ts';

/**
 * Brings the schema up to date. Runs inside a transaction of the caller, who keeps other nodes out meanwhile.
 *
 * @throws `storage.unavailable` when the database was made by a newer release.
 */
export async function runMigrations(connection: SqlConnection, dialect: Dialect): Promise<void> {
  const { number, text, instant } = dialect.columns;
  const run = (sql: string) => connection.execute({ sql, parameters: [] });

  await run(
    `create table if not exists schema_versions (
      version ${number} primary key, name ${text} not null, migrated_at ${instant} not null
    ) ${dialect.tableSuffix}`,
  );
  const current = await schemaVersion(connection);
  refuseNewer(current);

  for (const migration of MIGRATIONS.slice(current)) {
    for (const statement of migration.statements(dialect)) await run(statement);
    await connection.execute(
      boundQuery(
        dialect.queries
          .insertInto('schema_versions')
          .values({ version: migration.version, name: migration.name, migrated_at: new Date() }),
      ),
    );
  }
}

/**
 * For who uses a database beside the server that brings it up to date.
 *
 * @throws `storage.unavailable` when the schema is another release's.
 */
export async function requireCurrentSchema(connection: SqlConnection): Promise<void> {
  const current = await schemaVersion(connection);
  refuseNewer(current);
  if (current === MIGRATIONS.length) return;
  throw new ProblemError(
    'storage.unavailable',
    `The database has schema version ${current}, and this release of Gatelease needs ${MIGRATIONS.length}. ` +
      'Start the server of this release once, which brings it up to date.',
  );
}

async function schemaVersion(connection: SqlConnection): Promise<number> {
  const sql = 'select coalesce(max(version), 0) as version from schema_versions';
  const { rows } = await connection.execute({ sql, parameters: [] });
  return rows[0] === undefined ? 0 : readNumber(rows[0], 'version');
}

function refuseNewer(current: number): void {
  if (current <= MIGRATIONS.length) return;
  throw new ProblemError(
    'storage.unavailable',
    `The database has schema version ${current}, but this release of Gatelease knows versions up to ` +
      `${MIGRATIONS.length}. Start the release that made it, or restore a backup from before the update.`,
  );
}
