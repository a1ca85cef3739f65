import { PROBLEMS, type FieldProblem, type Problem, type ProblemCode } from '@gatelease/contract';
import { ProblemError } from '../../application/problem-error.ts';
import { TurnstileFullError } from '../../application/sign-in/turnstile.ts';
import { HttpProblem } from './http-problem.ts';
import { RequestInvalidError } from './request-invalid-error.ts';

/** A problem document, and what an operator should know of it. */
export interface Answer {
  readonly problem: Problem;
  /** Whether somebody here must look at it. */
  readonly isOurs: boolean;
}

/** What Fastify itself refuses, by its error code. Whatever is not here and says 4xx of itself was malformed. */
const OF_FASTIFY: Readonly<Record<string, { readonly code: ProblemCode; readonly detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'request.too-large',
    detail: 'The body is larger than this operation takes: 256 KiB, or 2 MiB for a list of people.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'request.unsupported-media-type',
    detail: 'The body is not JSON. Send it with the header "content-type: application/json".',
  },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'request.malformed',
    detail: 'The header says that the body is JSON, but there is none. Leave the content-type out, or send {}.',
  },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'route.not-found', detail: 'An id in the address is longer than any id is.' },
};

/** Turns whatever a request failed with into what its caller may know. */
export function problemOfError(error: unknown, requestId: string): Answer {
  if (error instanceof ProblemError) return theirs(error.code, error.message, requestId, factsOf(error));
  if (error instanceof HttpProblem) return theirs(error.code, error.message, requestId, error.facts);
  if (error instanceof RequestInvalidError) {
    return theirs('request.invalid', error.message, requestId, { fields: error.fields });
  }
  if (error instanceof TurnstileFullError) {
    return theirs('request.too-many', 'The server is busy. Try again in a moment.', requestId, {
      retryAfterSeconds: 5,
    });
  }
  return ofFastify(error, requestId) ?? ours(requestId);
}

function ofFastify(error: unknown, requestId: string): Answer | null {
  const { code, statusCode } = marksOf(error);
  const known = code === undefined ? undefined : OF_FASTIFY[code];
  if (known !== undefined) return theirs(known.code, known.detail, requestId, {});
  if (statusCode === undefined || statusCode < 400 || statusCode >= 500) return null;
  if (statusCode === 403 || statusCode === 404)
    return theirs('route.not-found', 'There is no such file.', requestId, {});
  return theirs('request.malformed', 'The request is not valid HTTP with valid JSON in it.', requestId, {});
}

function ours(requestId: string): Answer {
  const detail = 'The server could not do this. Its log says why, under the request id.';
  return { problem: document('internal.error', detail, requestId), isOurs: true };
}

interface Facts {
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
  readonly nextWindow?: { readonly startsAt: string; readonly endsAt: string } | null;
}

function theirs(code: ProblemCode, detail: string, requestId: string, facts: Facts): Answer {
  const { fields, ...rest } = facts;
  const problem = {
    ...document(code, detail, requestId),
    ...rest,
    ...(fields === undefined ? {} : { fields: [...fields] }),
  };
  return { problem, isOurs: problem.status >= 500 };
}

function document(code: ProblemCode, detail: string, requestId: string): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `urn:gatelease:problem:${code}`, title, status, code, detail, requestId };
}

function factsOf({ facts }: ProblemError): Facts {
  const { nextWindow, ...rest } = facts;
  if (nextWindow === undefined) return rest;
  if (nextWindow === null) return { ...rest, nextWindow: null };
  return {
    ...rest,
    nextWindow: { startsAt: nextWindow.startsAt.toISOString(), endsAt: nextWindow.endsAt.toISOString() },
  };
}

function marksOf(error: unknown): { readonly code?: string; readonly statusCode?: number } {
  if (!(error instanceof Error)) return {};
  return {
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('statusCode' in error && typeof error.statusCode === 'number' ? { statusCode: error.statusCode } : {}),
  };
}
