import { put, remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';
import { findIdlePrefixList } from './find-prefix-list.ts';
import { describeAtWork } from './prefix-list-description.ts';
import type { PrefixListDescription } from './prefix-list-description.ts';
import { busyUntil } from './prefix-list-limits.ts';
import { groupsNaming } from './prefix-list-references.ts';
import type { PrefixList } from './prefix-list.ts';

const MOST_NAMED = 10;

/**
 * Removes a list. One that rules still name stays: EC2 takes the call and tells by the list's state that it failed.
 */
export function deleteManagedPrefixList(
  world: WorldView,
  input: { readonly prefixListId: string },
  context: DecisionContext,
): Decision<PrefixListDescription> {
  const list = findIdlePrefixList(world, input, context);
  if (!list.ok) return refuse(list.error);

  const users = groupsNaming(world, list.value.id);
  const failure = `The prefix list is referenced by: ${users.slice(0, MOST_NAMED).join(', ')}`;
  const asked: PrefixList = {
    ...list.value,
    lastChange: {
      operation: 'delete',
      doneAt: busyUntil(context),
      after: {},
      ...(users.length > 0 && { failure }),
    },
  };
  const changes =
    users.length > 0 ? [put(asked)] : [...world.prefixListVersionsByList.all(asked.id), list.value].map(remove);
  return accept(changes, describeAtWork(asked, context));
}
