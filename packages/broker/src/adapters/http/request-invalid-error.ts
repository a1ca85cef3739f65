import type { FieldProblem } from '@gatelease/contract';
import type { z } from 'zod';
import { fieldProblems } from './field-problems.ts';

/** What the caller sent does not fit the operation's schema. */
export class RequestInvalidError extends Error {
  override readonly name = 'RequestInvalidError';
  readonly fields: readonly FieldProblem[];

  constructor(fields: readonly FieldProblem[]) {
    super(detailOf(fields));
    this.fields = fields;
  }
}

/** Fastify's validator: parses with the operation's own schema, so handlers get what the contract promises them. */
export function validatorCompiler({ schema }: { readonly schema: z.ZodType }) {
  return (data: unknown) => {
    const parsed = schema.safeParse(data);
    return parsed.success
      ? { value: parsed.data }
      : { error: new RequestInvalidError(fieldProblems(parsed.error.issues, data)) };
  };
}

function detailOf(fields: readonly FieldProblem[]): string {
  const names = [...new Set(fields.map(({ field }) => (field === '' ? 'the whole of it' : field)))];
  return names.length === 1 ? `This is not right: ${names.join('')}.` : `These are not right: ${names.join(', ')}.`;
}
