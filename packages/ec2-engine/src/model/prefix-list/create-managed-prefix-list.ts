import type { IpFamily } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { busyUntil, checkName, checkSize, MOST_ENTRIES_A_CALL, tooManyEntries } from './prefix-list-limits.ts';
import { checkEntries } from './prefix-list-entries.ts';
import { describeAtWork, describePrefixList } from './prefix-list-description.ts';
import type { PrefixListDescription } from './prefix-list-description.ts';
import { prefixListVersionId } from './prefix-list.ts';
import type { PrefixList, PrefixListEntry, PrefixListVersion } from './prefix-list.ts';

/** What a list shall be. */
export interface CreateManagedPrefixListInput {
  readonly name: string;
  readonly family: IpFamily;
  readonly maxEntries: number;
  readonly entries: readonly PrefixListEntry[];
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}

/** Makes a list with its first version. A repeated client token gives the first list again. */
export function createManagedPrefixList(
  world: WorldView,
  input: CreateManagedPrefixListInput,
  context: DecisionContext,
): Decision<PrefixListDescription> {
  const repeated =
    input.clientToken === undefined ? undefined : world.prefixListsByClientToken.first(input.clientToken);
  if (repeated !== undefined) return answer(describePrefixList(repeated, context));

  const problem = inputProblem(world, input, context);
  if (problem !== undefined) return refuse(problem);
  const entries = checkEntries(input.entries, input.family);
  if (!entries.ok) return refuse(entries.error);
  if (entries.value.length > input.maxEntries) return refuse(tooManyEntries(input.maxEntries));
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const list: PrefixList = {
    kind: 'prefix-list',
    id: context.newId('pl'),
    name: input.name,
    family: input.family,
    maxEntries: input.maxEntries,
    version: 1,
    lastChange: { operation: 'create', doneAt: busyUntil(context), after: {} },
    ...(input.clientToken !== undefined && { clientToken: input.clientToken }),
    tags: tags.value,
  };
  const first: PrefixListVersion = {
    kind: 'prefix-list-version',
    id: prefixListVersionId(list.id, 1),
    prefixListId: list.id,
    version: 1,
    entries: entries.value,
  };
  return accept([put(list), put(first)], describeAtWork(list, context));
}

function inputProblem(
  world: WorldView,
  { name, maxEntries, entries }: CreateManagedPrefixListInput,
  { settings }: DecisionContext,
): Ec2Error | undefined {
  const problem = checkName(name) ?? checkSize(maxEntries);
  if (problem !== undefined) return problem;
  if (entries.length > MOST_ENTRIES_A_CALL) {
    return ec2Error(
      'InvalidParameterValue',
      `The number of entries per request cannot exceeds limit (${String(MOST_ENTRIES_A_CALL)}).`,
    );
  }
  if (world.prefixLists.size >= settings.prefixListsPerRegion) {
    return ec2Error('PrefixListLimitExceeded', 'The maximum number of prefix lists has been reached.');
  }
  return undefined;
}
