import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { Tag } from '../tag.ts';

const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;
const MOST_TAGS = 50;
/** What XML has no way to write: nobody could read such a tag back. */
const CANNOT_BE_WRITTEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/u;

/** The tags as they will be stored, or what EC2 says about one that it does not take. */
export function checkTags(tags: readonly Tag[]): Checked<readonly Tag[]> {
  const keys = new Set<string>();
  for (const tag of tags) {
    const problem = tagProblem(tag);
    if (problem !== undefined) return fail(problem);
    if (keys.has(tag.key)) return fail(invalid(`Duplicate tag key '${tag.key}' specified.`));
    keys.add(tag.key);
  }
  return withinLimit(tags);
}

/** Adds tags to those that a resource has; a key that is there gets the new value. */
export function mergeTags(present: readonly Tag[], added: readonly Tag[]): Checked<readonly Tag[]> {
  const merged = new Map(present.map((tag) => [tag.key, tag]));
  for (const tag of added) merged.set(tag.key, tag);
  return withinLimit([...merged.values()]);
}

function tagProblem({ key, value }: Tag): Ec2Error | undefined {
  if (key === '') return invalid('Tag key cannot be null or empty');
  if (key.length > LONGEST_KEY)
    return invalid(`Tag key exceeds the maximum length of ${String(LONGEST_KEY)} characters`);
  if (value.length > LONGEST_VALUE) {
    return invalid(`Tag value exceeds the maximum length of ${String(LONGEST_VALUE)} characters`);
  }
  if (key.toLowerCase().startsWith('aws:')) {
    return invalid(`Tag keys starting with 'aws:' are reserved for internal use`);
  }
  if (CANNOT_BE_WRITTEN.test(key) || CANNOT_BE_WRITTEN.test(value)) {
    return invalid('Tag keys and values must not contain control characters');
  }
  return undefined;
}

function withinLimit(tags: readonly Tag[]): Checked<readonly Tag[]> {
  if (tags.length <= MOST_TAGS) return pass(tags);
  return fail(ec2Error('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.'));
}

function invalid(message: string): Ec2Error {
  return ec2Error('InvalidParameterValue', message);
}
