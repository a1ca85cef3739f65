import { createHmac, timingSafeEqual } from 'node:crypto';

import { ec2Error } from '../../model/ec2-error.ts';
import type { Ec2Error } from '../../model/ec2-error.ts';
import { signingName } from '../service.ts';
import type { Service } from '../service.ts';
import { canonicalRequest, sha256 } from './canonical-request.ts';
import { authenticationErrors } from './authentication-errors.ts';
import type { AuthenticationErrors } from './authentication-errors.ts';
import { readClaim } from './signed-request.ts';
import type { RawRequest, SignatureClaim } from './signed-request.ts';
import { SigningKeys } from './signing-keys.ts';

/** The credentials of one who may call. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** When it is set, every request must carry it; when it is not, none may. */
  readonly sessionToken?: string;
}

/** What signatures are verified against. */
export interface AuthenticatorOptions<Identity extends Credentials> {
  /** Whose access key it is; a session token helps to find whose temporary one. */
  readonly find: (accessKeyId: string, sessionToken: string | undefined) => Identity | undefined;
  readonly region: string;
  readonly now: () => Date;
}

/** How far a request's clock may be from ours. EC2 documents 5 minutes for one error and 15 for the other. */
const GREATEST_SKEW_MILLISECONDS = 15 * 60_000;
const GLOBAL_STS_REGION = 'us-east-1';

/** Who signed a request, or what is wrong with its signature, in the words of the service. */
export type Authentication<Identity> =
  { readonly ok: true; readonly identity: Identity } | { readonly ok: false; readonly error: Ec2Error };

/** Verifies signatures, version 4, in a header or a query. */
export class Authenticator<Identity extends Credentials> {
  readonly #find: AuthenticatorOptions<Identity>['find'];
  readonly #region: string;
  readonly #now: () => Date;
  readonly #signingKeys = new WeakMap<Identity, SigningKeys>();

  constructor({ find, region, now }: AuthenticatorOptions<Identity>) {
    this.#find = find;
    this.#region = region;
    this.#now = now;
  }

  authenticate(request: RawRequest, query: ReadonlyMap<string, string>, service: Service): Authentication<Identity> {
    const errors = authenticationErrors(service);
    const reading = readClaim(request, query);
    if (reading.kind === 'unsigned') return { ok: false, error: errors.unsigned };
    if (reading.kind === 'malformed') return { ok: false, error: reading.error };

    const { claim } = reading;
    const identity = this.#identityOf(claim);
    if (identity === undefined) return { ok: false, error: errors.unknownKey };
    const canonical = canonicalRequest(request, query, claim.signedHeaders);
    const error =
      this.#scopeProblem(claim, service, errors) ??
      this.#signatureProblem(canonical, { claim, identity }, errors) ??
      this.#timeProblem(claim, errors);
    return error === undefined ? { ok: true, identity } : { ok: false, error };
  }

  #identityOf({ accessKeyId, sessionToken }: SignatureClaim): Identity | undefined {
    const identity = this.#find(accessKeyId, sessionToken);
    const isKnown =
      identity !== undefined &&
      isSame(accessKeyId, identity.accessKeyId) &&
      isSame(sessionToken ?? '', identity.sessionToken ?? '');
    return isKnown ? identity : undefined;
  }

  #keysOf(identity: Identity): SigningKeys {
    const known = this.#signingKeys.get(identity);
    if (known !== undefined) return known;
    const keys = new SigningKeys(identity.secretAccessKey);
    this.#signingKeys.set(identity, keys);
    return keys;
  }

  /** A signature that leaves out the host is good for any host, so one is never taken. */
  #scopeProblem(claim: SignatureClaim, service: Service, errors: AuthenticationErrors): Ec2Error | undefined {
    const refused = (message: string) => ec2Error('SignatureDoesNotMatch', message);
    if (!claim.signedHeaders.includes('host')) {
      return refused(`'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.`);
    }
    if (claim.expiresSeconds === undefined && !claim.signedHeaders.includes('x-amz-date')) {
      return refused(`'X-Amz-Date' must be a 'SignedHeader' in the AWS Authorization.`);
    }
    const name = signingName(service);
    if (claim.service !== name) return refused(`Credential should be scoped to correct service: '${name}'.`);
    if (!claim.signedAt.startsWith(claim.day)) {
      return refused(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.`);
    }
    const isOwnRegion = claim.region === this.#region || (service === 'sts' && claim.region === GLOBAL_STS_REGION);
    return isOwnRegion ? undefined : errors.wrongRegion(claim.region);
  }

  #signatureProblem(
    canonical: string,
    { claim, identity }: { readonly claim: SignatureClaim; readonly identity: Identity },
    errors: AuthenticationErrors,
  ): Ec2Error | undefined {
    const scope = `${claim.day}/${claim.region}/${claim.service}/aws4_request`;
    const text = ['AWS4-HMAC-SHA256', claim.signedAt, scope, sha256(canonical)].join('\n');
    const expected = createHmac('sha256', this.#keysOf(identity).keyFor(claim)).update(text, 'utf8').digest('hex');
    return isSame(claim.signature, expected) ? undefined : errors.wrongSignature;
  }

  /** Only told to who can sign: the clock of this server is nobody else's business. */
  #timeProblem(claim: SignatureClaim, errors: AuthenticationErrors): Ec2Error | undefined {
    const age = this.#now().getTime() - instantOf(claim.signedAt);
    const longest = claim.expiresSeconds === undefined ? GREATEST_SKEW_MILLISECONDS : claim.expiresSeconds * 1000;
    const isInTime = -GREATEST_SKEW_MILLISECONDS <= age && age <= longest;
    return isInTime ? undefined : errors.expired;
  }
}

/** Compares without telling by its time where two texts part. Their lengths are nobody's secret. */
function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given, 'utf8');
  const b = Buffer.from(expected, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `20260102T030405Z` as milliseconds; not a number when it is no date. */
function instantOf(basic: string): number {
  const at = (from: number, to: number) => basic.slice(from, to);
  return Date.parse(`${at(0, 4)}-${at(4, 6)}-${at(6, 8)}T${at(9, 11)}:${at(11, 13)}:${at(13, 15)}Z`);
}
