import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { isSerializationFailure, translatePostgresqlError } from './postgresql-errors.ts';
import { PostgresqlConnection } from './postgresql-connection.ts';

/**
 * Runs `work` in a transaction of its own, again when it met another one in a way that only one could survive.
 *
 * Each query sees what is committed when it runs; rows that a decision rests on are locked by the repositories.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (connection: PostgresqlConnection) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inOneTransaction(pool, work);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isSerializationFailure(error)) throw error;
      await delay(Math.random() * 25 * 2 ** attempt);
    }
  }
}

const MOST_ATTEMPTS = 5;

async function inOneTransaction<T>(pool: pg.Pool, work: (connection: PostgresqlConnection) => Promise<T>): Promise<T> {
  const client = await checkOut(pool);
  let broken: Error | undefined;
  const noteBreak = (error: Error): void => {
    broken = error;
  };
  client.on('error', noteBreak);
  try {
    const connection = new PostgresqlConnection(client);
    await connection.execute({ sql: 'begin isolation level read committed', parameters: [] });
    const result = await work(connection);
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch(noteBreak);
    throw error;
  } finally {
    client.off('error', noteBreak);
    client.release(broken);
  }
}

async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translatePostgresqlError(error);
  }
}

/** PostgreSQL answers a commit after a failed query with ROLLBACK, and not with an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw translatePostgresqlError(error);
  });
  if (command !== 'COMMIT') throw new Error('A transaction went on after one of its queries had failed.');
}
