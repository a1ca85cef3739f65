import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Program, run } from './program.ts';
import type { Ended, ProgramOptions } from './program.ts';
import { dist } from './server-process.ts';

const BINARY = join(dist, 'gatelease.js');

/** The built command line, with a home for its sign-ins that nobody else uses. */
export class CommandLine {
  readonly configHome: string;

  private constructor(configHome: string) {
    this.configHome = configHome;
  }

  static async make(): Promise<CommandLine> {
    return new CommandLine(await mkdtemp(join(tmpdir(), 'gatelease-e2e-cli-')));
  }

  run(argv: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
    return run(process.execPath, [BINARY, ...argv], this.#with(options));
  }

  /** Starts a command that goes on until it is ended. */
  start(argv: readonly string[], options: ProgramOptions = {}): Program {
    return new Program(process.execPath, [BINARY, ...argv], this.#with(options));
  }

  /** What it says to people; fails unless the command did its work without a complaint. */
  async say(...argv: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  }

  /** The one JSON document that the command prints with `--json`; fails when there is anything else. */
  async json(argv: readonly string[], options: ProgramOptions = {}): Promise<any> {
    const { code, stdout, stderr } = await this.run([...argv, '--json'], options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  }

  /** How a command is refused: nothing on standard output, and one JSON document on the other channel. */
  async refusal(argv: readonly string[], options: ProgramOptions = {}): Promise<{ exitCode: number | null } & any> {
    const { code, stdout, stderr } = await this.run([...argv, '--json'], options);
    expect(stdout).toBe('');
    return { exitCode: code, ...JSON.parse(stderr) };
  }

  remove(): Promise<void> {
    return rm(this.configHome, { recursive: true, force: true });
  }

  #with({ env = {}, ...options }: ProgramOptions): ProgramOptions {
    return { ...options, env: { XDG_CONFIG_HOME: this.configHome, ...env } };
  }
}
