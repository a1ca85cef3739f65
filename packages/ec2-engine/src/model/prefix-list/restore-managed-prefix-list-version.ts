import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';
import { findIdlePrefixList } from './find-prefix-list.ts';
import { describeAtWork } from './prefix-list-description.ts';
import type { PrefixListDescription } from './prefix-list-description.ts';
import { busyUntil, tooManyEntries } from './prefix-list-limits.ts';
import { findVersion, newVersion } from './prefix-list-versions.ts';
import type { PrefixList } from './prefix-list.ts';

/** Which version of a list shall be its next one. */
export interface RestoreVersionInput {
  readonly prefixListId: string;
  readonly previousVersion: number;
  readonly currentVersion: number;
}

/** Gives a list the entries of an earlier version, as a new version. */
export function restoreManagedPrefixListVersion(
  world: WorldView,
  input: RestoreVersionInput,
  context: DecisionContext,
): Decision<PrefixListDescription> {
  const list = findIdlePrefixList(world, input, context);
  if (!list.ok) return refuse(list.error);
  const version = findVersion(world, list.value, input.previousVersion);
  if (!version.ok) return refuse(version.error);
  const { entries } = version.value;
  if (entries.length > list.value.maxEntries) return refuse(tooManyEntries(list.value.maxEntries));

  const changed: PrefixList = {
    ...list.value,
    lastChange: { operation: 'restore', doneAt: busyUntil(context), after: { version: list.value.version + 1 } },
  };
  return accept([put(changed), ...newVersion(world, list.value, entries)], describeAtWork(changed, context));
}
