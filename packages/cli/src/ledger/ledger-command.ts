import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { verifyExport } from './verify-export.ts';
import type { ExportVerdict } from './verify-export.ts';

interface VerifyOptions {
  readonly noted?: string;
}

/** Adds `ledger verify`. */
export function addLedgerCommand(program: Command, context: CommandContext): void {
  const ledger = program
    .command('ledger')
    .summary('check an export of the ledger')
    .description('Check an export of the ledger.');
  ledger
    .command('verify')
    .summary('check the chain of an export, without any server')
    .description(
      'Compute every hash of an export in JSON lines again: nothing was changed, put in, left out or moved.\nNo server is asked.',
    )
    .argument('<file>', 'the export, as the ledger page or GET /api/v1/events/export gives it')
    .option('--noted <hash>', 'the hash of an event that you wrote down earlier: the chain must have it')
    .addHelpText(
      'after',
      `
An intact chain may lack its newest events, or have been written anew as a whole. So write the last number and
hash down where nobody who runs the server can change them, and give the hash with --noted the next time.

Examples:
  gatelease ledger verify gatelease-ledger.jsonl
  gatelease ledger verify gatelease-ledger.jsonl --noted 5d41402abc4b2a76b9719d911017c592ae5f0d8e2b1c3a4f6e7d8c9b0a1f2e3d`,
    )
    .action(async (file: string, options: VerifyOptions) => {
      await verify(context, file, options.noted?.toLowerCase() ?? null);
    });
  ledger.addHelpText(
    'after',
    `
Example:
  gatelease ledger verify gatelease-ledger.jsonl`,
  );
}

/** @throws ledger.unreadable, ledger.broken, ledger.hash-missing */
async function verify(context: CommandContext, file: string, noted: string | null): Promise<void> {
  const verdict = await verifyExport(linesOf(context, file), noted, sha256);
  if (verdict.kind === 'unreadable') {
    throw new CommandProblem(
      'ledger.unreadable',
      `Line ${String(verdict.line)} of ${file} is no event. Give the export in JSON lines, as it was downloaded.`,
    );
  }
  if (verdict.kind === 'broken') throw new CommandProblem('ledger.broken', brokenText(verdict));
  if (noted !== null && !verdict.hasNoted) {
    throw new CommandProblem('ledger.hash-missing', `No event of ${file} has the hash ${noted}: the chain is another.`);
  }
  context.print(
    verdict,
    `${String(verdict.events)} events, unbroken from the first on.\nThe last is number ${String(verdict.end.sequence)}, hash ${verdict.end.hash}\n`,
  );
}

async function* linesOf({ io }: CommandContext, file: string): AsyncGenerator<string> {
  try {
    yield* io.readLines(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandProblem('ledger.unreadable', `${file} cannot be read (${reason}).`, { cause: error });
  }
}

const REASONS = {
  gap: 'does not follow the one before: events are missing, put in or moved. An export with filters has gaps, too',
  unlinked: 'does not name the hash of the one before: something before it was changed',
  altered: 'is not what its hash says: it was changed',
} as const;

function brokenText({ sequence, reason }: Extract<ExportVerdict, { kind: 'broken' }>): string {
  return `The event with the number ${String(sequence)} ${REASONS[reason]}.`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
