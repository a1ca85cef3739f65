import type { LockDownRecord } from '@gatelease/contract/lock-down';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { restoreRules } from './carry-out.ts';
import type { Surroundings } from './carry-out.ts';
import { readRecord } from './record-file.ts';

const LOOK_EVERY_MS = 1000;

/**
 * Waits until somebody confirms in the record, from wherever they get through, and puts the old rules back when
 * nobody did in time or this command is stopped.
 *
 * @throws lock-down.not-confirmed
 */
export async function awaitConfirmation(
  context: CommandContext,
  around: Surroundings,
  { record, path, confirmBy }: { readonly record: LockDownRecord; readonly path: string; readonly confirmBy: Date },
): Promise<LockDownRecord> {
  const { io } = context;
  context.note(
    `Try that everything works, and confirm with: gatelease lockdown confirm ${path}\n` +
      `Otherwise the old rules come back at ${confirmBy.toISOString()}, or with Ctrl-C. ` +
      'Should this command be killed, they do not: then use gatelease lockdown undo.',
  );
  const ended = await untilInterrupted(io, async (signal) => {
    while (io.now() < confirmBy) {
      const current = await readRecord(io, path);
      if (current.state !== 'removing') return current;
      context.progress(`Waiting for confirmation, ${secondsLeft(io.now(), confirmBy)} seconds left`);
      await io.sleep(LOOK_EVERY_MS, signal);
    }
    return readRecord(io, path);
  });
  context.progress('');
  if (ended.kind === 'done' && ended.value.state === 'confirmed') return ended.value;
  if (ended.kind === 'done' && ended.value.state !== 'removing') {
    throw new CommandProblem('lock-down.not-confirmed', 'Somebody undid it meanwhile.');
  }
  await restoreRules(around, record);
  throw new CommandProblem(
    'lock-down.not-confirmed',
    ended.kind === 'done'
      ? `Nobody confirmed until ${confirmBy.toISOString()}: the old rules are back.`
      : 'Stopped before anybody confirmed: the old rules are back.',
    { hint: 'The rules that were added stay. Take them away, too, with: gatelease lockdown undo' },
  );
}

function secondsLeft(now: Date, until: Date): string {
  return String(Math.max(0, Math.ceil((until.getTime() - now.getTime()) / 1000)));
}
