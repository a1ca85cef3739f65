import type { IpFamily } from '@gatelease/security-groups';

import type { Tag } from '../tag.ts';

/** A list of CIDRs of one family that an account keeps and rules can name. */
export interface PrefixList {
  readonly kind: 'prefix-list';
  readonly id: string;
  readonly name: string;
  readonly family: IpFamily;
  /** What one rule that names the list counts against the quota, however many entries there are. */
  readonly maxEntries: number;
  /** Counts changes of the entries from 1; a new name or size is no new version. */
  readonly version: number;
  readonly lastChange: PrefixListChange;
  /** What the caller sent to make a repeated creation harmless. */
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}

/** The last thing that was asked of a list. EC2 answers first and does it then. */
export interface PrefixListChange {
  readonly operation: 'create' | 'modify' | 'restore' | 'delete';
  readonly doneAt: string;
  /** What is true once it is done. */
  readonly after: Partial<Pick<PrefixList, 'name' | 'maxEntries' | 'version'>>;
  /** Why it could not be done. */
  readonly failure?: string;
}

/** The entries of one version of a list, kept apart so that a change writes one version and not a thousand. */
export interface PrefixListVersion {
  readonly kind: 'prefix-list-version';
  readonly id: string;
  readonly prefixListId: string;
  readonly version: number;
  readonly entries: readonly PrefixListEntry[];
}

/** A CIDR of a list, in canonical text. */
export interface PrefixListEntry {
  readonly cidr: string;
  readonly description?: string;
}

/** The id of a version: EC2 has none, it names versions by list and number. */
export function prefixListVersionId(prefixListId: string, version: number): string {
  return `${prefixListId}:${String(version)}`;
}

/** Whether the list is at work on its last change, and takes no other. */
export function isBusy({ lastChange }: PrefixList, now: Date): boolean {
  return now.getTime() < Date.parse(lastChange.doneAt);
}

/** The list as it is at an instant: with its last change, when that is done. */
export function settled(list: PrefixList, now: Date): PrefixList {
  return isBusy(list, now) ? list : { ...list, ...list.lastChange.after };
}
