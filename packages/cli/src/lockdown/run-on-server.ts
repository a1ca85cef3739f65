import type { LockDownDetailView, PlannedLockDownView } from '@gatelease/contract';
import type { Client } from '@gatelease/contract/client';
import { draftOf } from '@gatelease/contract/lock-down';
import { lockDownText } from '@gatelease/security-groups';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';
import { poll } from '../wait/poll.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { chosenFrom, requireYes } from './choices.ts';
import type { LockDownOptions } from './lockdown-options.ts';
import { saveDocument } from './record-file.ts';
import type { Asked } from './run-lockdown.ts';

type PlanFile = NonNullable<PlannedLockDownView['plan']>;

const LONGEST_PAUSE_MS = 2_000;

/** Where the server waits for people, or has nothing more to do. */
const RESTING: readonly LockDownDetailView['state'][] = ['added', 'confirming', 'done', 'undone', 'refused'];

/** Whether a lock-down of a server is meant, and not a file. */
export function isLockDownId(text: string): boolean {
  return /^lockdown_[0-9a-z]+$/.test(text);
}

/**
 * Plans by a reading that the server makes now, and has the server's worker carry it out when that is asked for.
 *
 * @throws lock-down.refused, lock-down.not-verified, lock-down.rule-not-offered
 */
export async function runOnServer(context: CommandContext, asked: Asked, options: LockDownOptions): Promise<void> {
  const { client } = await connect(context, options);
  const planned = asked.kind === 'reviewed' ? null : await planNow(context, client, asked, options);
  const file = asked.kind === 'reviewed' ? asked.file : planned?.plan;
  if (file === undefined || file === null) throw unread(planned?.account.problem ?? null);
  const draft = draftOf(file);
  const ruleIds = chosenFrom(draft, options).flatMap(({ ruleId }) => ruleId ?? []);
  if (options.out !== undefined) await saveDocument(context.io, options.out, file);
  const text = lockDownText(draft, ruleIds).map(printable).join('\n');
  if (options.apply !== true) {
    context.print(
      { ...file, proof: planned?.proof ?? null },
      `${text}\n\nNothing was changed. Carry it out with --apply.`,
    );
    return;
  }
  context.note(text);
  await requireYes(context, options);
  const confirmWithinSeconds = options.confirmWithin ?? null;
  const body = { plan: file, ruleIds, confirmWithinSeconds };
  const { lockDownId } = await client('startLockDown', { body });
  tell(context, await waitUntilAtRest(context, client, lockDownId));
}

/** Keeps the old rules away. */
export async function confirmOnServer(
  context: CommandContext,
  lockDownId: string,
  choice: ServerChoice,
): Promise<void> {
  const { client } = await connect(context, choice);
  await client('confirmLockDown', { params: { lockDownId } });
  tell(context, await client('readLockDown', { params: { lockDownId } }));
}

/** Puts everything back. */
export async function undoOnServer(context: CommandContext, lockDownId: string, choice: ServerChoice): Promise<void> {
  const { client } = await connect(context, choice);
  await client('undoLockDown', { params: { lockDownId } });
  tell(context, await waitUntilAtRest(context, client, lockDownId));
}

async function planNow(
  context: CommandContext,
  client: Client,
  { request }: { readonly request: PlanFile['request'] | Extract<Asked, { kind: 'request' }>['request'] },
  { region }: LockDownOptions,
): Promise<PlannedLockDownView> {
  const place = region === undefined ? {} : { region };
  const { askedAt } = await client('askForReading', { body: place });
  // The request has lists that nobody may write to; a copy through JSON is what the server gets anyway.
  const body = { ...place, request: JSON.parse(JSON.stringify(request)) };
  const planned = await waiting(context, 'The server reads the account …', (signal) =>
    poll(context.io, {
      read: () => client('planLockDown', { body }),
      isDone: ({ account }) => !account.isAwaited,
      longestPauseMs: LONGEST_PAUSE_MS,
      signal,
    }),
  );
  const { readAt, problem } = planned.account;
  // A plan by an old reading would be refused anyway when something changed since, so the reason is the better answer.
  if (readAt === null || readAt < askedAt) throw unread(problem);
  return planned;
}

function waitUntilAtRest(context: CommandContext, client: Client, lockDownId: string): Promise<LockDownDetailView> {
  return waiting(context, `${lockDownId} is on its way …`, (signal) =>
    poll(context.io, {
      read: () => client('readLockDown', { params: { lockDownId } }),
      isDone: ({ state }) => RESTING.includes(state),
      onValue: ({ state, problem }) => {
        context.progress(printable(`${lockDownId}: ${state}${problem === null ? '' : `, ${problem}`}`));
      },
      longestPauseMs: LONGEST_PAUSE_MS,
      signal,
    }),
  );
}

async function waiting<T>(
  context: CommandContext,
  what: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  context.progress(what);
  const ended = await untilInterrupted(context.io, work);
  context.progress('');
  if (ended.kind === 'done') return ended.value;
  throw new CommandProblem('wait.interrupted', 'Not waiting any more: the server goes on with what was asked of it.');
}

/** @throws lock-down.refused, lock-down.not-verified when it did not come to what was asked */
function tell(context: CommandContext, lockDown: LockDownDetailView): void {
  const { lockDownId, state, note, confirmBy, removed } = lockDown;
  if (state === 'refused') throw new CommandProblem('lock-down.refused', printable(note ?? 'The plan was refused.'));
  if (note !== null) throw new CommandProblem('lock-down.not-verified', printable(note));
  const confirm =
    confirmBy === null
      ? []
      : [
          `Try that everything works, then: gatelease lockdown confirm ${lockDownId}`,
          `Otherwise the old rules come back at ${confirmBy}.`,
        ];
  const undo = state === 'undone' ? [] : [`Undo all of it with: gatelease lockdown undo ${lockDownId}`];
  const gone = removed.length === 0 ? '' : `, ${String(removed.length)} taken away`;
  const what = state === 'undone' ? 'Undone.' : `Done: the rules that were missing are there${gone}.`;
  context.print({ lockDown }, [what, ...confirm, ...undo].join('\n'));
}

function unread(problem: string | null): CommandProblem {
  return new CommandProblem('account.unreadable', printable(problem ?? 'The server has not read the account yet.'));
}
