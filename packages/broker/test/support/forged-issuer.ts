import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export const FORGED_ISSUER = 'https://id.example.test';
export const FORGED_CLIENT = { clientId: 'gatelease', clientSecret: 'a secret of the client' } as const;

const KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });
const OTHER_KEYS = generateKeyPairSync('rsa', { modulusLength: 2048 });

export type Claims = Readonly<Record<string, unknown>>;

/**
 * An issuer without a network that answers whatever a test makes it answer: a real one signs no wrong tokens. It shares
 * no code with the library that is tested: tokens are put together by hand.
 */
export class ForgedIssuer {
  metadata: Claims = {
    issuer: FORGED_ISSUER,
    authorization_endpoint: `${FORGED_ISSUER}/authorize`,
    token_endpoint: `${FORGED_ISSUER}/token`,
    userinfo_endpoint: `${FORGED_ISSUER}/userinfo`,
    jwks_uri: `${FORGED_ISSUER}/keys`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  };
  idToken: string | null = null;
  userInfo: Claims = {};
  /** What the token endpoint answers instead, when it is not `null`. */
  tokenAnswer: Response | null = null;
  isDown = false;
  readonly tokenRequests: URLSearchParams[] = [];
  discoveries = 0;

  readonly fetch = (url: string, init: { readonly body?: unknown }): Promise<Response> => {
    if (this.isDown) return Promise.reject(new TypeError('fetch failed'));
    switch (new URL(url).pathname) {
      case '/.well-known/openid-configuration':
        this.discoveries += 1;
        return Promise.resolve(Response.json(this.metadata));
      case '/keys':
        return Promise.resolve(
          Response.json({ keys: [{ ...KEYS.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] }),
        );
      case '/token':
        this.tokenRequests.push(new URLSearchParams(String(init.body)));
        return Promise.resolve(this.tokenAnswer ?? Response.json(this.#tokens()));
      case '/userinfo':
        return Promise.resolve(Response.json(this.userInfo));
      default:
        return Promise.resolve(new Response('nothing here', { status: 404 }));
    }
  };

  #tokens() {
    return {
      access_token: 'an access token',
      token_type: 'Bearer',
      expires_in: 60,
      ...(this.idToken === null ? {} : { id_token: this.idToken }),
    };
  }
}

/** Claims of a token as it should be. */
export function rightClaims(nonce: string, changes: Claims = {}): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: FORGED_ISSUER,
    sub: 'subject-1',
    aud: FORGED_CLIENT.clientId,
    iat: now,
    exp: now + 300,
    nonce,
    email: 'Ada@Example.com',
    email_verified: true,
    name: 'Ada',
    ...changes,
  };
}

export function signedToken(claims: Claims, key: KeyObject = KEYS.privateKey): string {
  const input = `${part({ alg: 'RS256', kid: 'k1', typ: 'JWT' })}.${part(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

export function tokenOfUnpublishedKey(claims: Claims): string {
  return signedToken(claims, OTHER_KEYS.privateKey);
}

export function unsignedToken(claims: Claims): string {
  return `${part({ alg: 'none' })}.${part(claims)}.`;
}

/** Signed with the published key as if it were a shared secret. */
export function tokenOfConfusedAlgorithm(claims: Claims): string {
  const input = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`;
  const published = KEYS.publicKey.export({ format: 'pem', type: 'spki' });
  return `${input}.${createHmac('sha256', published).update(input).digest('base64url')}`;
}

/** Rightly signed, then changed. */
export function alteredToken(claims: Claims, changes: Claims): string {
  const [head = '', , signature = ''] = signedToken(claims).split('.');
  return [head, part({ ...claims, ...changes }), signature].join('.');
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
