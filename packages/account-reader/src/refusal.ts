/** Answers that say something about the caller or the moment, and nothing about the one call. */
const NO_REFUSAL =
  /^(AuthFailure|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|ExpiredToken|ExpiredTokenException|RequestExpired|OptInRequired|Blocked|PendingVerification|RequestLimitExceeded|Throttling|ThrottlingException|TooManyRequestsException|SlowDown)$/;

/** Why AWS does not answer this one call: no right to it, or no such call here. `null` for every other failure. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error) || NO_REFUSAL.test(error.name)) return null;
  const status = statusOf(error);
  return status === undefined || status < 400 || status >= 500 ? null : `${error.name}: ${error.message}`;
}

function statusOf(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
