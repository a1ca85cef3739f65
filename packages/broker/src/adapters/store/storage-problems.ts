import { ProblemError } from '../../application/problem-error.ts';
import type { ProblemCode } from '../../application/problem-error.ts';

/** The problems that a database can have, in the same words for SQLite and PostgreSQL. `cause` is what it said. */

/** The one who changed it first wins; the other reads again. */
export function conflict(what: string, cause?: unknown): ProblemError {
  return new ProblemError('storage.conflict', `${what} Load it again and repeat the change.`, { cause });
}

export function unavailable(why: string, cause?: unknown): ProblemError {
  return new ProblemError('storage.unavailable', why, { cause });
}

export function full(cause: unknown): ProblemError {
  return new ProblemError(
    'storage.full',
    'The database has no room for the change, so nothing was saved. Free space on its disk and try again.',
    { cause },
  );
}

export function notStorable(cause: unknown): ProblemError {
  return new ProblemError(
    'request.invalid',
    'A text holds a character that the database does not take, such as NUL. Leave it out.',
    { cause },
  );
}

/** A reference that is not there: what it named has just been removed. */
export function brokenReference(cause: unknown): ProblemError {
  return conflict('Something that the change refers to does not exist any more.', cause);
}

/** A unique index that refused a row, by its name and by its columns as SQLite tells them. */
export function duplicate(index: { readonly name?: string; readonly columns?: string }, cause: unknown): ProblemError {
  const known = UNIQUE_INDEXES.find(({ name, columns }) => name === index.name || columns === index.columns);
  return known === undefined
    ? conflict('It has been stored already, or something with the same identity has.', cause)
    : new ProblemError(known.code, known.detail, { cause });
}

const UNIQUE_INDEXES: readonly {
  readonly name: string;
  readonly columns: string;
  readonly code: ProblemCode;
  readonly detail: string;
}[] = [
  {
    name: 'people_email',
    columns: 'people.organization_id, people.email',
    code: 'person.email-taken',
    detail: 'Somebody in the organization has this e-mail address already. Give another one, or edit that person.',
  },
  {
    name: 'teams_name',
    columns: `index 'teams_name'`,
    code: 'team.name-taken',
    detail: 'A team of the organization has this name already. Give another one, or edit that team.',
  },
  {
    name: 'resources_group',
    columns: 'resources.region, resources.group_id',
    code: 'resource.duplicate',
    detail: 'This security group is managed already. Use the resource that is there.',
  },
];
