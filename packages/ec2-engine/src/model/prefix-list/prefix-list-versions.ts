import { put, remove } from '../change.ts';
import type { Change } from '../change.ts';
import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { MOST_VERSIONS } from './prefix-list-limits.ts';
import { prefixListVersionId } from './prefix-list.ts';
import type { PrefixList, PrefixListEntry, PrefixListVersion } from './prefix-list.ts';

/** The entries that the list has now. */
export function currentEntries(world: WorldView, { id, version }: PrefixList): readonly PrefixListEntry[] {
  return world.prefixListVersions.get(prefixListVersionId(id, version))?.entries ?? [];
}

/** A version of a list that can still be read. The one that the list is at work on cannot be read yet. */
export function findVersion(world: WorldView, list: PrefixList, version: number): Checked<PrefixListVersion> {
  const stored = world.prefixListVersions.get(prefixListVersionId(list.id, version));
  if (stored !== undefined && version <= list.version) return pass(stored);
  return fail(
    ec2Error(
      'InvalidParameterValue',
      `The version (${String(version)}) of the prefix list (${list.id}) does not exist.`,
    ),
  );
}

/** Adds the next version of a list; the oldest goes when there are too many. */
export function newVersion(
  world: WorldView,
  { id, version }: PrefixList,
  entries: readonly PrefixListEntry[],
): readonly Change[] {
  const next: PrefixListVersion = {
    kind: 'prefix-list-version',
    id: prefixListVersionId(id, version + 1),
    prefixListId: id,
    version: version + 1,
    entries,
  };
  const oldest = world.prefixListVersions.get(prefixListVersionId(id, next.version - MOST_VERSIONS));
  return oldest === undefined ? [put(next)] : [put(next), remove(oldest)];
}
