import { chooseRules, suggestedRuleIds } from '@gatelease/security-groups';
import type { LockDownDraft, RemovableRule } from '@gatelease/security-groups';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { chosenRuleIds } from './lockdown-options.ts';
import type { LockDownOptions } from './lockdown-options.ts';

/** The rules that are to go, of those that the plan offers. @throws lock-down.rule-not-offered */
export function chosenFrom(draft: LockDownDraft, options: LockDownOptions): readonly RemovableRule[] {
  const suggested = suggestedRuleIds(draft.plan);
  const known = draft.plan.removable.map(({ ruleId }) => ruleId);
  const strange = (options.keep ?? []).filter((ruleId) => !known.includes(ruleId));
  const chosen = chooseRules(draft.plan, chosenRuleIds(options, suggested));
  const missing = [...strange, ...(chosen.kind === 'not-offered' ? chosen.ruleIds : [])];
  if (chosen.kind === 'chosen' && missing.length === 0) return chosen.rules;
  const offered = known.length === 0 ? 'It offers none.' : `It offers ${known.join(', ')}.`;
  throw new CommandProblem(
    'lock-down.rule-not-offered',
    printable(`The plan does not offer ${missing.join(', ')} to be taken away. ${offered}`),
  );
}

/** Options that only make sense together. @throws usage.invalid */
export function requireSense(options: LockDownOptions): void {
  const { apply, removeWider, remove, confirmWithin, throughServer, endpoint, record } = options;
  if (throughServer === true && (endpoint ?? record) !== undefined) {
    throw new CommandProblem(
      'usage.invalid',
      '--endpoint and --record are for working without a server: leave them out, or --through-server.',
    );
  }
  if (confirmWithin !== undefined && (apply !== true || (removeWider !== true && remove === undefined))) {
    throw new CommandProblem(
      'usage.invalid',
      '--confirm-within is for rules that go: say --apply, and --remove-wider or --remove.',
    );
  }
}

/** Asks the person at the terminal, if there is one. @throws prompt.cancelled */
export async function requireYes(context: CommandContext, { yes }: LockDownOptions): Promise<void> {
  if (yes === true || !context.isInteractive) return;
  const answer = await context.io.prompt.select({
    message: 'Carry this out?',
    choices: [
      { value: 'no', label: 'No, change nothing' },
      { value: 'yes', label: 'Yes' },
    ],
  });
  if (answer === 'no') throw new CommandProblem('prompt.cancelled', 'Nothing was changed.');
}
