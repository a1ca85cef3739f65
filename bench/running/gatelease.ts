import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { millisecondsBetween, now, until } from '../clock.ts';
import { adopt, endChild } from './ending.ts';
import type { Engine } from './engine.ts';
import { freePort } from './free-port.ts';
import { keepAliveFetch } from './keep-alive-fetch.ts';
import type { Workspace } from './workspace.ts';

/** The bench is bundled to `.tmp/bench`. */
const SERVER = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
const START_MS = 60_000;

export const ADMINISTRATOR = { email: 'bench@example.com', password: 'correct horse battery staple' };

export interface GateleaseOptions {
  readonly dataDir: string;
  /** Absent: its own embedded Local EC2. */
  readonly ec2Url?: string;
  /** Whether the environment names an administrator, so that a new data directory has one. */
  readonly hasAdministrator: boolean;
  readonly profileDir: string | null;
}

/** The built server as a process of its own. */
export class Gatelease {
  readonly url: string;
  /** The embedded Local EC2, when it has one. */
  readonly ec2Url: string;
  readonly pid: number;
  /** From the spawn to the first answered request. */
  readonly startMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, urls: { url: string; ec2Url: string }, startMs: number) {
    this.#child = child;
    this.url = urls.url;
    this.ec2Url = urls.ec2Url;
    this.pid = child.pid!;
    this.startMs = startMs;
  }

  static async start(workspace: Workspace, options: GateleaseOptions): Promise<Gatelease> {
    const [port, ec2Port] = [await freePort(), await freePort()];
    const logPath = join(options.dataDir, 'server.log');
    const log = openSync(logPath, 'w');
    const from = now();
    const profiling = options.profileDir === null ? [] : ['--cpu-prof', '--cpu-prof-dir', options.profileDir];
    const child = spawn(process.execPath, [...profiling, SERVER], {
      env: environment(options, port, ec2Port),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    adopt(child);
    workspace.onEnd(() => endChild(child));

    const url = `http://127.0.0.1:${String(port)}`;
    await firstAnswer(child, url, logPath);
    const ec2Url = options.ec2Url ?? `http://127.0.0.1:${String(ec2Port)}`;
    return new Gatelease(child, { url, ec2Url }, millisecondsBetween(from, now()));
  }

  stop(): Promise<void> {
    return endChild(this.#child);
  }
}

/** A new installation that works on the groups of `engine`. */
export async function startBeside(workspace: Workspace, engine: Engine, profileDir: string | null): Promise<Gatelease> {
  const dataDir = await workspace.directory();
  return Gatelease.start(workspace, { dataDir, ec2Url: engine.url, hasAdministrator: true, profileDir });
}

function environment(
  { dataDir, ec2Url, hasAdministrator }: GateleaseOptions,
  port: number,
  ec2Port: number,
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(GATELEASE_|AWS_|DATABASE_URL$)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    GATELEASE_PORT: String(port),
    GATELEASE_DATA_DIR: dataDir,
    ...(hasAdministrator
      ? { GATELEASE_ADMIN_EMAIL: ADMINISTRATOR.email, GATELEASE_ADMIN_PASSWORD: ADMINISTRATOR.password }
      : {}),
    ...(ec2Url === undefined ? { GATELEASE_EC2_PORT: String(ec2Port) } : { GATELEASE_EC2_ENDPOINT: ec2Url }),
  };
}

async function firstAnswer(child: ChildProcess, url: string, logPath: string): Promise<void> {
  const client = keepAliveFetch({ localAddress: '127.0.0.1' });
  const ask = async (): Promise<boolean> => {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended before it answered:\n${await readFile(logPath, 'utf8')}`);
    }
    return client.fetch(`${url}/api/v1/setup`, { method: 'GET', headers: {} }).then(
      ({ ok }) => ok,
      () => false,
    );
  };
  await until('the server answers', ask, { isRight: (answers) => answers, withinMs: START_MS, everyMs: 5 });
  client.close();
}
