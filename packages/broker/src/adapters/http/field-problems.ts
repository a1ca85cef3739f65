import type { FieldProblem } from '@gatelease/contract';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const SECRET_FIELD = /password|token|accesscode|secret|cookie|authorization/i;
const LONGEST_GIVEN = 100;

/** What is wrong with each field of `data`, in words: what was given and what would be right. Secrets are not shown. */
export function fieldProblems(issues: readonly Issue[], data: unknown): FieldProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, data));
}

function problemsOf(issue: Issue, data: unknown): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      code: 'field.unknown',
      given: 'a field of this name',
      expected: 'No field of this name.',
    }));
  }
  const value = valueAt(data, path);
  const code = value === undefined ? 'field.missing' : codeOf(issue);
  const given = path.some((name) => SECRET_FIELD.test(name)) ? shownSecret(value) : shown(value);
  return [{ field: path.join('.'), code, given, expected: expectedOf(issue) }];
}

/** The contract's own checks say what they found; the rest has a code by its kind. */
function codeOf(issue: Issue): string {
  const own: unknown = issue.code === 'custom' ? issue.params?.['code'] : undefined;
  return typeof own === 'string' ? own : `field.${issue.code.replaceAll('_', '-')}`;
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    data,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function shownSecret(value: unknown): string {
  return value === undefined ? 'nothing' : 'not shown';
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'an object';
  return String(value).slice(0, LONGEST_GIVEN);
}

function expectedOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `A value of the type ${issue.expected}.`;
    case 'invalid_value':
      return `One of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `At least ${String(issue.minimum)}${unitOf(issue.origin)}.`;
    case 'too_big':
      return `At most ${String(issue.maximum)}${unitOf(issue.origin)}.`;
    case 'invalid_format':
      return formatOf(issue.format) ?? issue.message;
    case 'invalid_union':
      return issue.errors.length === 0 ? issue.message : `${issue.errors.map(alternative).join(' Or: ')}`;
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'custom':
      return issue.message;
  }
}

function alternative(issues: readonly Issue[]): string {
  return issues
    .map((issue) => (issue.path.length === 0 ? expectedOf(issue) : `${issue.path.join('.')}: ${expectedOf(issue)}`))
    .join(' ');
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function formatOf(format: string): string | undefined {
  switch (format) {
    case 'email':
      return 'An e-mail address, such as ada@example.com.';
    case 'datetime':
      return 'An instant in UTC, such as 2027-01-31T12:00:00Z.';
    default:
      return undefined;
  }
}
