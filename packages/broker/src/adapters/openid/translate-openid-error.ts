import { ProblemError } from '../../application/problem-error.ts';

/** The provider could not be asked about itself; `cause` says why, for the log. */
export function unreachable(provider: string, cause: unknown): ProblemError {
  const detail = `${provider} does not answer as an identity provider should. Try again later, or sign in with your password.`;
  return new ProblemError('provider.unreachable', detail, { cause });
}

/** What came back proves nothing. The provider's own words stay in the cause: they may quote what was sent. */
export function refusedAnswer(why: string, cause?: unknown): ProblemError {
  return new ProblemError(
    'provider.answer-refused',
    `What the identity provider answered was refused. ${why} Start the sign-in again; if it happens again, tell an administrator.`,
    cause === undefined ? {} : { cause },
  );
}

/** Codes of openid-client that say: no proper answer came at all. */
const OUTAGE_CODES = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR'];

const WHY: Readonly<Record<string, string>> = {
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'Its token was made for somebody else.',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'Its token has expired, or a clock is wrong.',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'It is about somebody else.',
  OAUTH_KEY_SELECTION_FAILED: 'Its token is signed with a key that it does not publish.',
  OAUTH_RESPONSE_BODY_ERROR: 'The provider did not accept the code, or not this server.',
  OAUTH_INVALID_RESPONSE: 'It does not belong to this sign-in.',
};

/** An error of openid-client while an answer was looked at, in the words of the port. */
export function translateAnswerError(error: unknown, provider: string): unknown {
  if (error instanceof ProblemError) return error;
  const code = codeOf(error);
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return cancelled(provider, error);
  if (isOutage(error, code)) return unreachable(provider, error);
  return refusedAnswer(WHY[code] ?? 'It is not what this sign-in asked for.', error);
}

function cancelled(provider: string, cause: unknown): ProblemError {
  const detail = `${provider} did not let you in, or you changed your mind there. Start again, or sign in with your password.`;
  return new ProblemError('provider.cancelled', detail, { cause });
}

/** `fetch` throws a TypeError without a code of the library when it gets no answer. */
function isOutage(error: unknown, code: string): boolean {
  if (OUTAGE_CODES.includes(code)) return true;
  if (error instanceof Error && error.cause instanceof Response) return error.cause.status >= 500;
  const isFetchFailure = error instanceof TypeError && !code.startsWith('OAUTH_') && !code.startsWith('ERR_');
  return (
    isFetchFailure ||
    (error instanceof Error && error.cause instanceof Error && isOutage(error.cause, codeOf(error.cause)))
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
