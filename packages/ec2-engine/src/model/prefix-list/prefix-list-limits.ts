import type { DecisionContext } from '../decision.ts';
import { ec2Error, invalidValue } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';

/** How many entries one call may add, and how many it may remove. */
export const MOST_ENTRIES_A_CALL = 100;

/** How many versions of a list can be gone back to. */
export const MOST_VERSIONS = 1000;

const MOST_ENTRIES = 1000;
const LONGEST_NAME = 255;
const AWS_NAMES = 'com.amazonaws';

/** What EC2 says about a name that it does not take. */
export function checkName(name: string): Ec2Error | undefined {
  if (name.length > LONGEST_NAME) {
    return invalidValue(name, 'prefixListName', `Names must be no longer than ${String(LONGEST_NAME)} characters.`);
  }
  if (name === '' || name.startsWith(AWS_NAMES)) {
    return invalidValue(name, 'prefixListName', `Names must not be empty and must not start with ${AWS_NAMES}.`);
  }
  return undefined;
}

/** What EC2 says about a size that it does not take. */
export function checkSize(maxEntries: number): Ec2Error | undefined {
  return maxEntries >= 1 && maxEntries <= MOST_ENTRIES
    ? undefined
    : ec2Error('InvalidParameterValue', `Must specify a max size between 1 and ${String(MOST_ENTRIES)}`);
}

/** EC2's answer when entries do not fit into their list. */
export function tooManyEntries(maxEntries: number): Ec2Error {
  return ec2Error(
    'PrefixListMaxEntriesExceeded',
    `You've reached the maximum number of entries for the prefix list (${String(maxEntries)}).`,
  );
}

/** When a list that is changed now takes the next change. */
export function busyUntil({ now, settings }: DecisionContext): string {
  return new Date(now.getTime() + settings.prefixListBusyMilliseconds).toISOString();
}
