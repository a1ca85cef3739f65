import { lockDownPlanSchema, lockDownRecordSchema } from '@gatelease/contract/lock-down';
import type { LockDownPlanFile, LockDownRecord } from '@gatelease/contract/lock-down';
import { CommandProblem } from '../command-problem.ts';
import type { Io } from '../io.ts';
import { printable } from '../output/printable.ts';

/** A plan that somebody saved. @throws lock-down.unreadable */
export function readPlanFile(io: Io, path: string): Promise<LockDownPlanFile> {
  return readDocument(io, path, {
    parse: (value) => lockDownPlanSchema.safeParse(value),
    what: 'a plan that gatelease lockdown saved with --out',
  });
}

/** What a lock-down wrote down about itself. @throws lock-down.unreadable */
export function readRecord(io: Io, path: string): Promise<LockDownRecord> {
  return readDocument(io, path, {
    parse: (value) => lockDownRecordSchema.safeParse(value),
    what: 'the record that gatelease lockdown --apply wrote',
  });
}

/** Writes a document where it was asked for. @throws lock-down.unreadable */
export async function saveDocument(io: Io, path: string, document: unknown): Promise<void> {
  try {
    await io.saveFile(path, `${JSON.stringify(document, null, 2)}\n`);
  } catch (error) {
    throw new CommandProblem('lock-down.unreadable', `${path} cannot be written (${reasonOf(error)}).`, {
      hint: 'Nothing was changed since the last step that was written down. Name another file.',
      cause: error,
    });
  }
}

interface Kind<T> {
  readonly parse: (value: unknown) => {
    readonly success: boolean;
    readonly data?: T | undefined;
    readonly error?:
      { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] } | undefined;
  };
  readonly what: string;
}

async function readDocument<T>(io: Io, path: string, { parse, what }: Kind<T>): Promise<T> {
  const parsed = parse(jsonIn(path, await textOf(io, path), what));
  if (parsed.data !== undefined) return parsed.data;
  const [issue] = parsed.error?.issues ?? [];
  const where = issue === undefined || issue.path.length === 0 ? 'It' : issue.path.map(String).join('.');
  throw new CommandProblem(
    'lock-down.unreadable',
    `${path} is not ${what}. ${printable(where)}: ${printable(issue?.message ?? 'something else is expected')}`,
  );
}

async function textOf(io: Io, path: string): Promise<string> {
  try {
    const lines: string[] = [];
    for await (const line of io.readLines(path)) lines.push(line);
    return lines.join('\n');
  } catch (error) {
    throw new CommandProblem('lock-down.unreadable', `${path} cannot be read (${reasonOf(error)}).`, { cause: error });
  }
}

function jsonIn(path: string, text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandProblem('lock-down.unreadable', `${path} is no JSON. It should be ${what}.`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
