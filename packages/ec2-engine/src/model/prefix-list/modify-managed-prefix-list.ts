import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { findIdlePrefixList } from './find-prefix-list.ts';
import { changeEntries } from './prefix-list-entries.ts';
import type { EntryChanges } from './prefix-list-entries.ts';
import { busyUntil, checkName, checkSize, MOST_ENTRIES_A_CALL, tooManyEntries } from './prefix-list-limits.ts';
import { describeAtWork } from './prefix-list-description.ts';
import type { PrefixListDescription } from './prefix-list-description.ts';
import { currentEntries, newVersion } from './prefix-list-versions.ts';
import type { PrefixList, PrefixListChange, PrefixListEntry } from './prefix-list.ts';
import { resizeProblem } from './resize-problem.ts';

/** What shall be different about a list: its name, its entries or its size, but never the last two together. */
export interface ModifyManagedPrefixListInput extends EntryChanges {
  readonly prefixListId: string;
  /** The version that the caller saw; when it is another by now, nothing happens. */
  readonly currentVersion?: number;
  readonly name?: string;
  readonly maxEntries?: number;
}

/**
 * Changes a list. What can be seen at once is refused at once; a size that a group which names the list has no quota
 * for is found out while the list is at work, and told by its state.
 */
export function modifyManagedPrefixList(
  world: WorldView,
  input: ModifyManagedPrefixListInput,
  context: DecisionContext,
): Decision<PrefixListDescription> {
  const found = findIdlePrefixList(world, input, context);
  if (!found.ok) return refuse(found.error);
  const list = found.value;
  const problem = inputProblem(input);
  if (problem !== undefined) return refuse(problem);

  const entries = entriesAfter(world, list, input);
  if (!entries.ok) return refuse(entries.error);
  const { maxEntries = list.maxEntries, name = list.name } = input;
  const present = currentEntries(world, list);
  if ((entries.value ?? present).length > maxEntries) return refuse(tooManyEntries(maxEntries));

  const failure = maxEntries > list.maxEntries ? resizeProblem(world, list, maxEntries, context) : undefined;
  const lastChange: PrefixListChange = {
    operation: 'modify',
    doneAt: busyUntil(context),
    after:
      failure === undefined
        ? { name, maxEntries, ...(entries.value !== undefined && { version: list.version + 1 }) }
        : {},
    ...(failure !== undefined && { failure }),
  };
  const changed: PrefixList = { ...list, lastChange };
  const version = entries.value === undefined ? [] : newVersion(world, list, entries.value);
  return accept([put(changed), ...version], describeAtWork(changed, context));
}

function inputProblem({ added, removed, name, maxEntries }: ModifyManagedPrefixListInput): Ec2Error | undefined {
  const hasEntries = added.length > 0 || removed.length > 0;
  if (!hasEntries && name === undefined && maxEntries === undefined) {
    return ec2Error('InvalidPrefixListModification', 'The prefix list modification does not change anything.');
  }
  if (hasEntries && maxEntries !== undefined) {
    return ec2Error(
      'InvalidParameterCombination',
      'You cannot modify the entries and the maximum entries for the prefix list in the same request.',
    );
  }
  if (added.length > MOST_ENTRIES_A_CALL || removed.length > MOST_ENTRIES_A_CALL) {
    return ec2Error(
      'InvalidParameterValue',
      `The request cannot contain more than ${String(MOST_ENTRIES_A_CALL)} entry additions or removals.`,
    );
  }
  return (
    (name === undefined ? undefined : checkName(name)) ?? (maxEntries === undefined ? undefined : checkSize(maxEntries))
  );
}

/** The entries of the next version, or `undefined` when the entries stay. */
function entriesAfter(
  world: WorldView,
  list: PrefixList,
  changes: EntryChanges,
): Checked<readonly PrefixListEntry[] | undefined> {
  if (changes.added.length === 0 && changes.removed.length === 0) return pass(undefined);
  const entries = changeEntries(currentEntries(world, list), changes, list.family);
  return entries.ok ? pass(entries.value) : fail(entries.error);
}
