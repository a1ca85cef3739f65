import { expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblems } from './field-problems.ts';

function problemsOf(schema: z.ZodType, data: unknown) {
  const parsed = schema.safeParse(data);
  return parsed.success ? [] : fieldProblems(parsed.error.issues, data);
}

it.each([
  {
    name: 'nothing',
    schema: z.string(),
    given: 'nothing',
    code: 'field.missing',
    expected: 'A value of the type string.',
  },
  { name: 7, schema: z.string(), given: '7', code: 'field.invalid-type', expected: 'A value of the type string.' },
  { name: 'x', schema: z.enum(['a', 'b']), given: 'x', code: 'field.invalid-value', expected: 'One of: a, b.' },
  { name: '', schema: z.string().min(1), given: '', code: 'field.too-small', expected: 'At least 1 characters.' },
  { name: 9, schema: z.int().max(5), given: '9', code: 'field.too-big', expected: 'At most 5.' },
  {
    name: [],
    schema: z.array(z.string()).min(2),
    given: 'a list',
    code: 'field.too-small',
    expected: 'At least 2 entries.',
  },
  {
    name: {},
    schema: z.string(),
    given: 'an object',
    code: 'field.invalid-type',
    expected: 'A value of the type string.',
  },
])('tells $given apart from what would be right', ({ name, schema, given, code, expected }) => {
  const data = name === 'nothing' ? {} : { name };

  expect(problemsOf(z.object({ name: schema }), data)).toEqual([{ field: 'name', code, given, expected }]);
});

it('names fields inside lists and objects by their path', () => {
  const schema = z.object({ schedule: z.object({ windows: z.array(z.object({ to: z.string() })) }) });

  const [problem] = problemsOf(schema, { schedule: { windows: [{ to: 7 }] } });

  expect(problem?.field).toBe('schedule.windows.0.to');
});

it('says each way in which an alternative could have been right', () => {
  const schema = z.union([z.strictObject({ durationSeconds: z.int() }), z.strictObject({ endsAt: z.iso.datetime() })]);

  const [problem] = problemsOf(schema, {});

  expect(problem?.expected).toBe(
    'durationSeconds: A value of the type number. Or: endsAt: A value of the type string.',
  );
});

it('names fields that should not be there', () => {
  expect(problemsOf(z.strictObject({}), { extra: 1 })).toEqual([
    { field: 'extra', code: 'field.unknown', given: 'a field of this name', expected: 'No field of this name.' },
  ]);
});

it.each(['password', 'currentPassword', 'newPassword', 'token', 'accessCode'])('never shows a %s', (field) => {
  const secret = 'hunter2hunter2';

  const shown = JSON.stringify(problemsOf(z.object({ [field]: z.string().max(3) }), { [field]: secret }));
  const nested = JSON.stringify(problemsOf(z.object({ [field]: z.string() }), { [field]: { deep: secret } }));

  expect(shown + nested).not.toContain('hunter2');
  expect(shown).toContain('not shown');
});

it('shows no more than the beginning of what is long, and nothing of what is inherited', () => {
  const schema = z.object({ name: z.string().max(3), constructor: z.string() });

  const [name, inherited] = problemsOf(schema, { name: 'x'.repeat(10_000) });

  expect(name?.given).toHaveLength(100);
  expect(inherited?.given).toBe('nothing');
});
