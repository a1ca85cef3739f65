import { fail, pass } from '../decision.ts';
import type { Checked, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { notFound } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { AWS_PREFIX_LIST_SIZES } from './aws-prefix-lists.ts';
import { isBusy, settled } from './prefix-list.ts';
import type { PrefixList } from './prefix-list.ts';

/** Whether there is a list with this id, of the account or of AWS. */
export function isPrefixList(world: WorldView, id: string): boolean {
  return world.prefixLists.get(id) !== undefined || AWS_PREFIX_LIST_SIZES.has(id);
}

/** The account's list with this id, as it is now. Nobody but AWS may touch AWS's own. */
export function findOwnPrefixList(world: WorldView, id: string, now: Date): Checked<PrefixList> {
  const list = world.prefixLists.get(id);
  if (list !== undefined) return pass(settled(list, now));
  return AWS_PREFIX_LIST_SIZES.has(id)
    ? fail(ec2Error('UnauthorizedOperation', 'You are not authorized to perform this operation.'))
    : fail(notFound('prefix-list', id));
}

/** The account's list with this id, ready for a change: not at work, and at the version that the caller saw. */
export function findIdlePrefixList(
  world: WorldView,
  { prefixListId, currentVersion }: { readonly prefixListId: string; readonly currentVersion?: number },
  { now }: DecisionContext,
): Checked<PrefixList> {
  const list = findOwnPrefixList(world, prefixListId, now);
  if (!list.ok) return list;
  if (isBusy(list.value, now)) {
    const { operation } = list.value.lastChange;
    return fail(
      ec2Error(
        'IncorrectState',
        `The request cannot be completed while the prefix list (${prefixListId}) is in the current state (${operation}-in-progress).`,
      ),
    );
  }
  if (currentVersion !== undefined && currentVersion !== list.value.version) {
    return fail(ec2Error('PrefixListVersionMismatch', 'The prefix list has the incorrect version number.'));
  }
  return list;
}
