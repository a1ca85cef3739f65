import { draftOf, planFileOf } from '@gatelease/contract/lock-down';
import type { LockDownPlanFile, LockDownRecord } from '@gatelease/contract/lock-down';
import { checkReviewedPlan, differenceText, lockDownText, namesOf, provePlan } from '@gatelease/security-groups';
import type { DraftedLockDown, LockDownRequest, RemovableRule, StaleGroup } from '@gatelease/security-groups';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { addRules, removeRules } from './carry-out.ts';
import type { Surroundings } from './carry-out.ts';
import { chosenFrom, requireSense, requireYes } from './choices.ts';
import { awaitConfirmation } from './confirmation.ts';
import { withAccount } from './lock-down-account.ts';
import type { LockDownAccount } from './lock-down-account.ts';
import type { LockDownOptions } from './lockdown-options.ts';
import { saveDocument } from './record-file.ts';
import { runOnServer } from './run-on-server.ts';

/** What is asked for: something new, or a plan that somebody reviewed. */
export type Asked =
  | { readonly kind: 'request'; readonly request: LockDownRequest }
  | { readonly kind: 'reviewed'; readonly file: LockDownPlanFile };

type Drafted = Extract<DraftedLockDown, { readonly kind: 'drafted' }>;

/** Plans, shows, and carries out what was asked to be carried out. */
export async function runLockDown(context: CommandContext, asked: Asked, options: LockDownOptions): Promise<void> {
  requireSense(options);
  if (options.throughServer === true) return runOnServer(context, asked, options);
  const { io } = context;
  const region = options.region ?? (asked.kind === 'reviewed' ? asked.file.region : undefined);
  const account = { ...options, ...(region === undefined ? {} : { region }) };
  await withAccount(io, account, async (open) => {
    context.progress('Reading the account …');
    const drafted = await open.draft(asked.kind === 'request' ? asked.request : draftOf(asked.file).request);
    context.progress('');
    if (asked.kind === 'reviewed') requireReviewed(drafted, asked.file);
    const chosen = chosenFrom(drafted.draft, options);
    const file = planFileOf(drafted.draft, io.now());
    if (options.out !== undefined) await saveDocument(io, options.out, file);
    const proof = proofOf(drafted, chosen);
    const text = [
      ...lockDownText(drafted.draft, idsOf(chosen)),
      '',
      'What changes:',
      ...proof.map((line) => `  ${line}`),
    ];

    if (options.apply !== true) {
      context.print(
        { ...file, proof },
        [...text, '', 'Nothing was changed. Carry it out with --apply.'].map(printable).join('\n'),
      );
      return;
    }
    context.note(text.map(printable).join('\n'));
    await requireYes(context, options);
    const record = await carryOut(context, open, { file, chosen, options });
    const path = recordPath(record, options);
    context.print({ record, recordFile: path }, endText(record, path));
  });
}

interface Work {
  readonly file: LockDownPlanFile;
  readonly chosen: readonly RemovableRule[];
  readonly options: LockDownOptions;
}

async function carryOut(
  context: CommandContext,
  account: LockDownAccount,
  { file, chosen, options }: Work,
): Promise<LockDownRecord> {
  const { io } = context;
  const begun: LockDownRecord = {
    format: 'gatelease-lock-down-record',
    version: 1,
    madeAt: io.now().toISOString(),
    endpoint: options.endpoint ?? null,
    state: 'adding',
    confirmBy: null,
    added: [],
    removed: [],
    plan: file,
  };
  const path = recordPath(begun, options);
  const around: Surroundings = {
    account,
    save: (record) => saveDocument(io, path, record),
    note: (text) => {
      context.note(text);
    },
    sleep: (milliseconds) => io.sleep(milliseconds),
  };
  await around.save(begun);
  const added = await addRules(around, begun);
  context.note(`Added ${countOf(added.added.length)}. Written down in ${path}.`);
  if (chosen.length === 0) return added;

  const { confirmWithin } = options;
  const confirmBy = confirmWithin === undefined ? null : new Date(io.now().getTime() + confirmWithin * 1000);
  const removed = await removeRules(around, added, { chosen, confirmBy, watch: { seconds: options.watch } });
  context.note(`Took ${countOf(removed.removed.length)} away; everything that has to get through still does.`);
  if (confirmBy === null) {
    const confirmed: LockDownRecord = { ...removed, state: 'confirmed' };
    await around.save(confirmed);
    return confirmed;
  }
  return awaitConfirmation(context, around, { record: removed, path, confirmBy });
}

/** Beside the person, with the moment in its name, unless they say where. */
function recordPath({ madeAt }: LockDownRecord, { record }: LockDownOptions): string {
  return record ?? `gatelease-lockdown-${madeAt.slice(0, 19).replaceAll(':', '')}.json`;
}

function requireReviewed({ model, draft }: Drafted, file: LockDownPlanFile): void {
  const check = checkReviewedPlan(model, draftOf(file).plan, draft.plan);
  if (check.kind === 'stale') {
    throw new CommandProblem(
      'lock-down.groups-changed',
      `The plan is good no longer: ${check.groups.map(changeText).join(' ')}`,
      { hint: 'Make a new plan and look at it.' },
    );
  }
  if (check.kind === 'differs') {
    throw new CommandProblem(
      'lock-down.plan-differs',
      'The groups are as they were, and still the plan would be another one now: something around them changed, or the file was edited.',
      { hint: 'Make a new plan and look at it.' },
    );
  }
}

function changeText({ groupId, came, gone }: StaleGroup): string {
  const parts = [
    ...(came.length === 0 ? [] : [`got ${came.join(', ')}`]),
    ...(gone.length === 0 ? [] : [`lost ${gone.join(', ')}`]),
  ];
  return printable(`${groupId} ${parts.length === 0 ? 'is gone' : parts.join(' and ')}.`);
}

function proofOf({ model, draft }: Drafted, chosen: readonly RemovableRule[]): readonly string[] {
  const proof = provePlan(model, draft.plan, chosen);
  return proof.kind === 'proved' ? differenceText(proof.difference, namesOf(model)) : [];
}

function idsOf(rules: readonly RemovableRule[]): readonly string[] {
  return rules.flatMap(({ ruleId }) => ruleId ?? []);
}

function endText({ added, removed, state }: LockDownRecord, path: string): string {
  const done = state === 'confirmed' ? `, took ${countOf(removed.length)} away` : '';
  return [`Done: added ${countOf(added.length)}${done}.`, `Undo all of it with: gatelease lockdown undo ${path}`].join(
    '\n',
  );
}

function countOf(rules: number): string {
  return rules === 1 ? '1 rule' : `${String(rules)} rules`;
}
