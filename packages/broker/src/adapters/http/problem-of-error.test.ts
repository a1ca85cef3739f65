import { PROBLEMS } from '@gatelease/contract';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, ProblemError } from '../../application/problem-error.ts';
import { HttpProblem } from './http-problem.ts';
import { problemOfError } from './problem-of-error.ts';
import { RequestInvalidError } from './request-invalid-error.ts';

describe('a use case’s problem', () => {
  it.each(PROBLEM_CODES)('%s has its status and title from the contract', (code) => {
    const { problem, isOurs } = problemOfError(new ProblemError(code, 'What was wrong.'), 'r1');

    expect(problem).toEqual({
      type: `urn:gatelease:problem:${code}`,
      ...PROBLEMS[code],
      code,
      detail: 'What was wrong.',
      requestId: 'r1',
    });
    expect(isOurs).toBe(PROBLEMS[code].status >= 500);
  });

  it('tells the next window in ISO 8601, or that there is none', () => {
    const nextWindow = { startsAt: new Date('2027-01-04T08:00:00Z'), endsAt: new Date('2027-01-04T16:00:00Z') };
    const told = (facts: object) =>
      problemOfError(new ProblemError('access.outside-schedule', 'Not now.', facts), 'r1').problem.nextWindow;

    expect(told({ nextWindow })).toEqual({ startsAt: '2027-01-04T08:00:00.000Z', endsAt: '2027-01-04T16:00:00.000Z' });
    expect(told({ nextWindow: null })).toBeNull();
    expect(told({})).toBeUndefined();
  });

  it('never tells its cause', () => {
    const error = new ProblemError('storage.unavailable', 'No database.', { cause: new Error('password=hunter2') });

    expect(JSON.stringify(problemOfError(error, 'r1'))).not.toContain('hunter2');
  });
});

describe('what the server itself refuses', () => {
  it.each([
    { error: new HttpProblem('request.cross-site', 'From elsewhere.'), code: 'request.cross-site' },
    { error: new RequestInvalidError([]), code: 'request.invalid' },
    { error: fastifyError('FST_ERR_CTP_BODY_TOO_LARGE', 413), code: 'request.too-large' },
    { error: fastifyError('FST_ERR_CTP_INVALID_MEDIA_TYPE', 415), code: 'request.unsupported-media-type' },
    { error: fastifyError('FST_ERR_CTP_EMPTY_JSON_BODY', 400), code: 'request.malformed' },
    { error: fastifyError('FST_ERR_BAD_URL', 400), code: 'request.malformed' },
    { error: Object.assign(new SyntaxError('Unexpected token'), { statusCode: 400 }), code: 'request.malformed' },
    { error: fastifyError('FST_ERR_MAX_PARAM_LENGTH', 414), code: 'route.not-found' },
  ])('is $code', ({ error, code }) => {
    const answer = problemOfError(error, 'r1');

    expect(answer.problem.code).toBe(code);
    expect(answer.isOurs).toBe(false);
  });
});

describe('anything else', () => {
  it.each([
    { name: 'an error', error: new Error('SELECT password_hash FROM people') },
    { name: 'an error that calls itself a 500', error: fastifyError('FST_ERR_RESPONSE_SERIALIZATION', 500) },
    { name: 'something thrown that is no error', error: 'SELECT password_hash FROM people' },
    { name: 'nothing', error: undefined },
  ])('$name is a 500 without detail, and ours', ({ error }) => {
    const { problem, isOurs } = problemOfError(error, 'r1');

    expect(problem).toMatchObject({ status: 500, code: 'internal.error', requestId: 'r1' });
    expect(problem.detail).not.toContain('SELECT');
    expect(isOurs).toBe(true);
  });
});

function fastifyError(code: string, statusCode: number): Error {
  return Object.assign(new Error(code), { code, statusCode });
}
