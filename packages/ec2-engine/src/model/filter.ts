import { fail, pass } from './decision.ts';
import type { Checked } from './decision.ts';
import { ec2Error } from './ec2-error.ts';
import type { Ec2Error } from './ec2-error.ts';
import type { Tag } from './tag.ts';
import { isLiteral, wildcardTest } from './wildcard.ts';
import type { WorldView } from './world-view.ts';

/** One filter of a describe call. It matches when one of its values does; several filters must all match. */
export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** What the values of filters are taken from, besides the entity itself. */
export interface FilterScope {
  readonly world: WorldView;
  readonly accountId: string;
  readonly region: string;
}

/** The texts of an entity that one filter looks at. */
export type FilterField<T> = (entity: T, scope: FilterScope) => readonly string[];

/** The filters of one describe call by name, without the tag filters that most of them share. */
export type FilterFields<T> = ReadonlyMap<string, FilterField<T>>;

/** What of an entity filters can look at. */
export interface Filterable<T> {
  readonly fields: FilterFields<T>;
  /** Absent: there are no tags to filter by. */
  readonly tagsOf?: (entity: T) => readonly Tag[];
}

const MOST_FILTERS = 50;
const MOST_VALUES = 200;
const TAG_PREFIX = 'tag:';

/** A test for whether an entity matches all filters, or what EC2 says about a filter it does not take. */
export function compileFilters<T>(
  filters: readonly Filter[],
  { fields, tagsOf }: Filterable<T>,
  scope: FilterScope,
): Checked<(entity: T) => boolean> {
  const limit = limitProblem(filters);
  if (limit !== undefined) return fail(limit);

  const tests: ((entity: T) => boolean)[] = [];
  for (const { name, values } of filters) {
    const field = fields.get(name) ?? tagField(name, tagsOf);
    if (field === undefined) return fail(ec2Error('InvalidParameterValue', `The filter '${name}' is invalid`));
    const patterns = values.map(wildcardTest);
    tests.push((entity) => field(entity, scope).some((text) => patterns.some((matches) => matches(text))));
  }
  return pass((entity) => tests.every((test) => test(entity)));
}

/** The values of the filter with this name when all of them are plain texts, to look entities up instead of walking. */
export function literalValues(filters: readonly Filter[], name: string): readonly string[] | undefined {
  const filter = filters.find((candidate) => candidate.name === name);
  return filter?.values.every(isLiteral) === true ? filter.values : undefined;
}

function limitProblem(filters: readonly Filter[]): Ec2Error | undefined {
  if (filters.length > MOST_FILTERS) {
    return ec2Error('FilterLimitExceeded', `The maximum number of filters is ${String(MOST_FILTERS)}`);
  }
  const tooLong = filters.find(({ values }) => values.length > MOST_VALUES);
  if (tooLong !== undefined) {
    return ec2Error(
      'FilterLimitExceeded',
      `The maximum number of values of the filter '${tooLong.name}' is ${String(MOST_VALUES)}`,
    );
  }
  return undefined;
}

function tagField<T>(name: string, tagsOf?: (entity: T) => readonly Tag[]): FilterField<T> | undefined {
  if (tagsOf === undefined) return undefined;
  if (name === 'tag-key') return (entity) => tagsOf(entity).map(({ key }) => key);
  if (!name.startsWith(TAG_PREFIX)) return undefined;

  const wanted = name.slice(TAG_PREFIX.length);
  return (entity) => tagsOf(entity).flatMap(({ key, value }) => (key === wanted ? [value] : []));
}
