import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@gatelease/contract';
import type { Client } from '@gatelease/contract';
import { Program } from './program.ts';

export const dist = fileURLToPath(new URL('../../../dist/', import.meta.url));

export const ADMINISTRATOR = { email: 'ada@example.com', password: 'plenty of words here' } as const;

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly accessCode?: string;
}

/** The built product as a process, with a data directory of its own. */
export class ServerProcess {
  readonly url: string;
  readonly ec2Url: string;
  readonly dataDir: string;
  readonly #env: Readonly<Record<string, string>>;
  #program: Program | null = null;

  private constructor(parts: { url: string; ec2Url: string; dataDir: string; env: Readonly<Record<string, string>> }) {
    this.url = parts.url;
    this.ec2Url = parts.ec2Url;
    this.dataDir = parts.dataDir;
    this.#env = parts.env;
  }

  static async make(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const [port, ec2Port] = [await freePort(), await freePort()];
    const dataDir = await mkdtemp(join(tmpdir(), 'gatelease-e2e-'));
    return new ServerProcess({
      url: `http://127.0.0.1:${String(port)}`,
      ec2Url: `http://127.0.0.1:${String(ec2Port)}`,
      dataDir,
      env: {
        GATELEASE_PORT: String(port),
        GATELEASE_EC2_PORT: String(ec2Port),
        GATELEASE_DATA_DIR: dataDir,
        GATELEASE_LOG_LEVEL: 'warn',
        ...env,
      },
    });
  }

  /** Made and started, with the administrator set up already. */
  static async startSetUp(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const server = await ServerProcess.make({
      GATELEASE_ADMIN_EMAIL: ADMINISTRATOR.email,
      GATELEASE_ADMIN_PASSWORD: ADMINISTRATOR.password,
      ...env,
    });
    await server.start();
    return server;
  }

  async start(): Promise<void> {
    this.#program = new Program(process.execPath, [join(dist, 'server.js')], { env: this.#env });
    await this.#program.says(/Gatelease is running[^]*\n\n/);
  }

  get output(): string {
    return this.#program?.output ?? '';
  }

  /** The one-time link that it printed. */
  get setupUrl(): string {
    const link = /http\S+\/setup#token=\S+/.exec(this.output)?.[0];
    if (link === undefined) throw new Error(`no set-up link in:\n${this.output}`);
    return link;
  }

  /** Without a chance to clean up. */
  async kill(): Promise<void> {
    await this.#program?.end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.#program?.end('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** A signed-in client of the API, as a program. */
  async signIn(who: SignIn = ADMINISTRATOR): Promise<Client> {
    const headers = { authorization: `Bearer ${await this.tokenOf(who)}` };
    return createClient({ baseUrl: this.url, fetch, headers });
  }

  /** The token of a new session. */
  async tokenOf(who: SignIn = ADMINISTRATOR): Promise<string> {
    const { token } = await createClient({ baseUrl: this.url, fetch })('signIn', { body: { ...who, kind: 'cli' } });
    return token ?? '';
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
