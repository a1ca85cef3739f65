import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Program } from './program.ts';
import { dist, freePort } from './server-process.ts';

/** `gatelease ec2` alone, with its groups in a folder of its own. */
export class LocalEc2Process {
  readonly url: string;
  readonly #port: number;
  readonly #dataDir: string;
  #program: Program | null = null;

  private constructor(port: number, dataDir: string) {
    this.url = `http://127.0.0.1:${String(port)}`;
    this.#port = port;
    this.#dataDir = dataDir;
  }

  static async start(): Promise<LocalEc2Process> {
    const ec2 = new LocalEc2Process(await freePort(), await mkdtemp(join(tmpdir(), 'gatelease-e2e-ec2-')));
    await ec2.start();
    return ec2;
  }

  async start(): Promise<void> {
    const options = ['--port', String(this.#port), '--data-dir', this.#dataDir];
    this.#program = new Program(process.execPath, [join(dist, 'gatelease.js'), 'ec2', ...options]);
    await this.#program.says(/Ctrl-C ends it\./);
  }

  /** Without a chance to save anything. */
  async kill(): Promise<void> {
    await this.#program?.end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.#program?.end('SIGTERM');
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}
