import { parseCidr, parseRuleDescription } from '@gatelease/security-groups';
import type { IpFamily } from '@gatelease/security-groups';

import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { PrefixListEntry } from './prefix-list.ts';

/** What shall be different about the entries of a list. */
export interface EntryChanges {
  readonly added: readonly PrefixListEntry[];
  readonly removed: readonly string[];
}

/**
 * The entries after a change: what goes first goes, then what comes comes. So an entry gets another description by
 * going and coming in one call.
 */
export function changeEntries(
  present: readonly PrefixListEntry[],
  changes: EntryChanges,
  family: IpFamily,
): Checked<readonly PrefixListEntry[]> {
  const added = checkEntries(changes.added, family);
  if (!added.ok) return added;
  const removed = checkEntries(
    changes.removed.map((cidr) => ({ cidr })),
    family,
  );
  if (!removed.ok) return removed;

  const entries = new Map(present.map((entry) => [entry.cidr, entry]));
  for (const { cidr } of removed.value) {
    if (!entries.delete(cidr)) return fail(refusedEntry(cidr, 'does not exist.'));
  }
  for (const entry of added.value) {
    if (entries.has(entry.cidr)) return fail(refusedEntry(entry.cidr, 'already exists.'));
    entries.set(entry.cidr, entry);
  }
  return pass([...entries.values()]);
}

/** Entries in canonical text, or what EC2 says about one that it does not take. */
export function checkEntries(
  entries: readonly PrefixListEntry[],
  family: IpFamily,
): Checked<readonly PrefixListEntry[]> {
  const checked = new Map<string, PrefixListEntry>();
  for (const { cidr: text, description } of entries) {
    const cidr = parseCidr(text);
    if (!cidr.ok || cidr.value.family !== family) return fail(invalid(`CIDR block ${text} is malformed`));
    if (description !== undefined && !parseRuleDescription(description).ok) {
      return fail(invalid(`The description of the entry ${text} is invalid.`));
    }
    if (checked.has(cidr.value.text)) return fail(invalid(`The CIDR ${text} must not appear multiple times`));
    checked.set(cidr.value.text, { cidr: cidr.value.text, ...(description && { description }) });
  }
  return pass([...checked.values()]);
}

function refusedEntry(cidr: string, why: string) {
  return ec2Error('InvalidPrefixListModification', `The CIDR ${cidr} in the prefix list modification ${why}`);
}

function invalid(message: string) {
  return ec2Error('InvalidParameterValue', message);
}
