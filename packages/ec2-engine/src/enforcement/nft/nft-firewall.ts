import { EnforcementError } from '../enforcement-error.ts';
import type { ActualTable, Firewall } from '../firewall.ts';
import { nftRefusal, runNft } from './nft-command.ts';
import type { NftPlace } from './nft-command.ts';
import { NftSession } from './nft-session.ts';
import { parseTable } from './parse-table.ts';
import { TABLE } from '../compile/base-table.ts';

/** A line much longer than this is better read from a file. */
const LONGEST_LINE = 16_384;
const COMMANDS_PER_SESSION = 5000;

/** The packet filter as nft shows it. Small changes go through an nft that stays, large ones through one of their own. */
export class NftFirewall implements Firewall {
  readonly #place: NftPlace;
  #session: NftSession | undefined;
  /** An nft without a command line of its own is started for each change. */
  #canStay = true;

  constructor(place: NftPlace) {
    this.#place = place;
  }

  async change(commands: readonly string[]): Promise<void> {
    const line = commands.join('; ');
    if (!this.#canStay || line.length > LONGEST_LINE) {
      await this.run(`${commands.join('\n')}\n`);
      return;
    }
    const session = await this.#currentSession();
    if (session === undefined) await this.run(`${commands.join('\n')}\n`);
    else await session.run(line);
  }

  async run(script: string): Promise<void> {
    const { exitCode, stderr } = await runNft(this.#place, ['-f', '-'], script);
    if (exitCode !== 0) throw nftRefusal(this.#place, stderr);
  }

  async readStructure(): Promise<string | undefined> {
    return (await this.#list(['--terse']))?.structure;
  }

  read(): Promise<ActualTable | undefined> {
    return this.#list([]);
  }

  async close(): Promise<void> {
    await this.#session?.close();
    this.#session = undefined;
  }

  async #currentSession(): Promise<NftSession | undefined> {
    const present = this.#session;
    if (present?.isAlive === true && present.count < COMMANDS_PER_SESSION) return present;
    await present?.close();
    this.#session = new NftSession(this.#place);
    try {
      // An empty line: only whether it answers.
      await this.#session.run('');
      return this.#session;
    } catch (error) {
      if (error instanceof EnforcementError && error.code === 'enforcement.no-answer') throw error;
      this.#canStay = false;
      return undefined;
    }
  }

  async #list(options: readonly string[]): Promise<ActualTable | undefined> {
    const args = ['--json', '--numeric', ...options, 'list', 'table', ...TABLE.split(' ')];
    const { exitCode, stdout, stderr } = await runNft(this.#place, args);
    if (exitCode === 0) return parseTable(stdout);
    if (stderr.includes('No such file or directory') && !stderr.includes('network namespace')) return undefined;
    throw nftRefusal(this.#place, stderr);
  }
}
