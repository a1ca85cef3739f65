import { execFile, execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { openStore } from '../../src/adapters/store/open-store.ts';

const run = promisify(execFile);

/** A PostgreSQL server for the tests of one file. */
export interface TestPostgresql {
  /** The URL of a new database with an up-to-date schema, cloned from a template. */
  freshDatabase(): Promise<string>;
  /** The URL of a new database with nothing in it. */
  emptyDatabase(): Promise<string>;
  /** Only for a server that the tests started themselves. */
  readonly server: { stop(): Promise<void>; start(): Promise<void> } | null;
  close(): Promise<void>;
}

/** Why there is no PostgreSQL for the tests; `null` when there is one. */
export const postgresqlMissing: string | null =
  process.env['GATELEASE_TEST_DATABASE_URL'] === undefined && findBinaries() === null
    ? 'no PostgreSQL here: neither GATELEASE_TEST_DATABASE_URL nor pg_config'
    : null;

/** Uses the server at GATELEASE_TEST_DATABASE_URL, or starts a temporary one that lives as long as the test file. */
export async function startPostgresql(): Promise<TestPostgresql> {
  const url = process.env['GATELEASE_TEST_DATABASE_URL'];
  const server = url === undefined ? await startServer() : null;
  const databases = new DatabaseMaker(url ?? server!.url);
  return {
    freshDatabase: () => databases.makeFresh(),
    emptyDatabase: () => databases.make('template0'),
    server,
    close: () => (server === null ? databases.dropAll() : server.remove()),
  };
}

/** Takes everything out of a database but its schema and the installation's id: quicker than cloning one for each test. */
export async function clearDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables
        where schemaname = 'public' and tablename not in ('schema_versions', 'installation')`,
    );
    const tables = rows.map(({ name }) => name);
    await client.query(`
      begin;
      alter table events disable trigger user;
      ${inDependencyOrder(tables)
        .map((table) => `delete from ${table};`)
        .join('\n')}
      alter table events enable trigger user;
      commit`);
  });
}

/** What others refer to comes last. */
function inDependencyOrder(tables: readonly string[]): readonly string[] {
  const referredTo = ['teams', 'people', 'organizations'];
  return [...tables.filter((table) => !referredTo.includes(table)), ...referredTo];
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

class DatabaseMaker {
  readonly #url: string;
  readonly #names: string[] = [];
  #template: Promise<string> | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async makeFresh(): Promise<string> {
    this.#template ??= this.#makeTemplate();
    return this.make(await this.#template);
  }

  async make(template: string): Promise<string> {
    const name = `gatelease_test_${process.pid}_${this.#names.length + 1}`;
    this.#names.push(name);
    await this.#administer(`create database ${name} template ${template}`);
    return this.#urlOf(name);
  }

  async dropAll(): Promise<void> {
    for (const name of this.#names.splice(0).reverse()) {
      await this.#administer(`drop database if exists ${name} with (force)`);
    }
  }

  async #makeTemplate(): Promise<string> {
    const url = await this.make('template0');
    const store = await openStore({ dataDir: '', databaseUrl: url });
    await store.close();
    return this.#names.at(-1)!;
  }

  #urlOf(name: string): string {
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return url.href;
  }

  async #administer(sql: string): Promise<void> {
    await withClient(this.#url, (client) => client.query(sql));
  }
}

interface OwnServer {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * PostgreSQL refuses to run as root, so it runs as somebody else then. Reached through a socket in its directory. It
 * never waits for the disk: its processes may die in the tests, the machine does not.
 */
async function startServer(): Promise<OwnServer> {
  const binaries = findBinaries()!;
  const user: { uid?: number; gid?: number } = process.getuid?.() === 0 ? findUser() : {};
  const directory = mkdtempSync(join(tmpdir(), 'gatelease-pg-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, 'data');

  // Linguistic order, as many servers have it: the store must not depend on it.
  const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  await run(join(binaries, 'initdb'), ['-D', data, '--username=gatelease', '--auth=trust', ...order], user);

  let server: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const settings = ['listen_addresses=', 'shared_buffers=32MB', 'fsync=off'].flatMap((setting) => ['-c', setting]);
    const options = ['-D', data, '-k', directory, ...settings];
    server = spawn(join(binaries, 'postgres'), options, { ...user, stdio: 'ignore' });
    await waitFor(() => existsSync(join(directory, '.s.PGSQL.5432')));
    await waitFor(() =>
      run(join(binaries, 'pg_isready'), ['-h', directory]).then(
        () => true,
        () => false,
      ),
    );
  };
  const stop = async (signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> => {
    const stopping = server;
    server = null;
    if (stopping === null) return;
    const stopped = new Promise((resolve) => stopping.once('exit', resolve));
    stopping.kill(signal);
    await stopped;
  };

  await start();
  process.once('exit', () => server?.kill('SIGQUIT'));
  return {
    url: `postgresql://gatelease@localhost/postgres?host=${directory}`,
    start,
    stop: () => stop(),
    // Nobody reads this database again, so nothing of it needs to be written down.
    remove: async () => {
      await stop('SIGQUIT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | null {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

function findUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })));
      return { uid: uid!, gid: gid! };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.');
}

async function waitFor(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await condition()) return;
    await delay(25);
  }
  throw new Error('The temporary PostgreSQL did not start within ten seconds.');
}
