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
  const { rows } = await run('select coalesce(max(version), 0) as version from schema_versions');
  const current = rows[0] === undefined ? 0 : readNumber(rows[0], 'version');
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

function refuseNewer(current: number): void {
  if (current <= MIGRATIONS.length) return;
  throw new ProblemError(
    'storage.unavailable',
    `The database has schema version ${current}, but this release of Gatelease knows versions up to ` +
      `${MIGRATIONS.length}. Start the release that made it, or restore a backup from before the update.`,
  );
}
