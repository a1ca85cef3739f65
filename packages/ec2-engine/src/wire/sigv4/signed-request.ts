import { ec2Error } from '../../model/ec2-error.ts';
import type { Ec2Error } from '../../model/ec2-error.ts';

/** An HTTP request as it came, with everything that a signature can cover. */
export interface RawRequest {
  readonly method: string;
  /** As sent: `/` or `/?Action=…`. */
  readonly target: string;
  /** Every header line, names in lower case, in the order they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What a request says about its signature, wherever it says it. */
export interface SignatureClaim {
  readonly accessKeyId: string;
  /** The credential scope's day, `YYYYMMDD`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly signedAt: string;
  /** How long a presigned URL is good; absent for a signed header. */
  readonly expiresSeconds?: number;
  readonly sessionToken?: string;
}

/** What was found where a signature may stand. */
export type ClaimReading =
  | { readonly kind: 'claim'; readonly claim: SignatureClaim }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'malformed'; readonly error: Ec2Error };

const ALGORITHM = 'AWS4-HMAC-SHA256';
const DAY = /^[0-9]{8}$/;
const INSTANT = /^[0-9]{8}T[0-9]{6}Z$/;
const SIGNATURE = /^[0-9a-f]{64}$/;
const EXPIRES = /^[0-9]{1,6}$/;
const LONGEST_EXPIRY = 604_800;

/** All values of a header, in the order they came. */
export function headerValues({ headers }: RawRequest, name: string): readonly string[] {
  return headers.filter(([candidate]) => candidate === name).map(([, value]) => value);
}

/** Reads what the request says about its signature, from its `Authorization` header or its query. */
export function readClaim(request: RawRequest, query: ReadonlyMap<string, string>): ClaimReading {
  const authorizations = headerValues(request, 'authorization');
  const isPresigned = query.has('X-Amz-Signature') || query.has('X-Amz-Algorithm');
  const [authorization] = authorizations;
  if (authorization === undefined) return isPresigned ? readPresigned(query) : { kind: 'unsigned' };
  if (authorizations.length > 1 || isPresigned) return malformed('A request can be signed in one way only.');

  return readHeader(request, authorization);
}

function readHeader(request: RawRequest, authorization: string): ClaimReading {
  if (!authorization.startsWith(`${ALGORITHM} `)) {
    return malformed(`Unsupported AWS 'algorithm', only ${ALGORITHM} is taken.`);
  }
  const fields = new Map<string, string>();
  for (const part of authorization.slice(ALGORITHM.length).split(',')) {
    const [name = '', value = '', ...rest] = part.trim().split('=');
    if (value === '' || rest.length > 0 || fields.has(name)) return malformed('Authorization header is malformed.');
    fields.set(name, value);
  }
  const dates = headerValues(request, 'x-amz-date');
  const tokens = headerValues(request, 'x-amz-security-token');
  const [sessionToken] = tokens;
  if (dates.length > 1 || tokens.length > 1) return malformed('A header of the signature must not be repeated.');
  if (dates[0] === undefined) {
    return malformed(`Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.`);
  }
  return claimOf({
    credential: fields.get('Credential'),
    signedHeaders: fields.get('SignedHeaders'),
    signature: fields.get('Signature'),
    signedAt: dates[0],
    ...(sessionToken !== undefined && { sessionToken }),
  });
}

function readPresigned(query: ReadonlyMap<string, string>): ClaimReading {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) {
    return malformed(`Unsupported AWS 'algorithm', only ${ALGORITHM} is taken.`);
  }
  const expires = query.get('X-Amz-Expires') ?? '';
  const expiresSeconds = Number(expires);
  if (!EXPIRES.test(expires) || expiresSeconds < 1 || expiresSeconds > LONGEST_EXPIRY) {
    return malformed(`X-Amz-Expires must be a number of seconds from 1 to ${String(LONGEST_EXPIRY)}.`);
  }
  const sessionToken = query.get('X-Amz-Security-Token');
  return claimOf({
    credential: query.get('X-Amz-Credential'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    signedAt: query.get('X-Amz-Date'),
    expiresSeconds,
    ...(sessionToken !== undefined && { sessionToken }),
  });
}

interface ClaimTexts extends Pick<SignatureClaim, 'expiresSeconds' | 'sessionToken'> {
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly signedAt: string | undefined;
}

function claimOf({ credential, signedHeaders, signature, signedAt, ...rest }: ClaimTexts): ClaimReading {
  const [accessKeyId = '', day = '', region = '', service = '', terminator, ...more] = (credential ?? '').split('/');
  if (accessKeyId === '' || !DAY.test(day) || terminator !== 'aws4_request' || more.length > 0) {
    return malformed('Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.');
  }
  if (signature === undefined || !SIGNATURE.test(signature)) return malformed('Signature is missing or malformed.');
  if (signedAt === undefined || !INSTANT.test(signedAt)) return malformed('Date must be in ISO-8601 basic format.');

  const names = (signedHeaders ?? '').split(';');
  if (names.some((name) => name === '' || name !== name.toLowerCase()) || new Set(names).size < names.length) {
    return malformed('SignedHeaders is missing or malformed.');
  }
  return {
    kind: 'claim',
    claim: { accessKeyId, day, region, service, signedHeaders: names, signature, signedAt, ...rest },
  };
}

function malformed(message: string): ClaimReading {
  return { kind: 'malformed', error: ec2Error('IncompleteSignature', message) };
}
