import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  alteredToken,
  FORGED_CLIENT,
  FORGED_ISSUER,
  ForgedIssuer,
  rightClaims,
  signedToken,
  tokenOfConfusedAlgorithm,
  tokenOfUnpublishedKey,
  unsignedToken,
} from '../../../test/support/forged-issuer.ts';
import { OpenIdProvider } from './openid-provider.ts';

const SECRETS = { state: 's'.repeat(64), nonce: 'n'.repeat(64), codeVerifier: 'v'.repeat(64) };
const REDIRECT_URI = 'https://gatelease.example.com/sign-in/provider';

let issuer: ForgedIssuer;
let provider: OpenIdProvider;
let now = 0;

beforeEach(() => {
  issuer = new ForgedIssuer();
  now = 1_000_000;
  provider = new OpenIdProvider(
    { name: 'Example', issuer: FORGED_ISSUER, redirectUri: REDIRECT_URI, ...FORGED_CLIENT },
    { fetch: issuer.fetch, now: () => now },
  );
});

function answerOf(changes: Record<string, string> = {}): string {
  return `?${new URLSearchParams({ code: 'a code', state: SECRETS.state, iss: FORGED_ISSUER, ...changes }).toString()}`;
}

const identify = (parameters = answerOf()) => provider.identify(parameters, SECRETS);
const right = (changes = {}) => rightClaims(SECRETS.nonce, changes);

describe('going to the provider', () => {
  it('sends state, nonce and the hash of the code verifier, and keeps the verifier', async () => {
    const url = new URL(await provider.authorizationUrl(SECRETS));

    expect(url.origin + url.pathname).toBe(`${FORGED_ISSUER}/authorize`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'gatelease',
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: 'openid email profile',
      state: SECRETS.state,
      nonce: SECRETS.nonce,
      code_challenge: createHash('sha256').update(SECRETS.codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('asks the provider about itself once an hour, not for every sign-in', async () => {
    await Promise.all([provider.authorizationUrl(SECRETS), provider.authorizationUrl(SECRETS)]);
    await provider.authorizationUrl(SECRETS);
    const first = issuer.discoveries;
    now += 61 * 60_000;
    await provider.authorizationUrl(SECRETS);

    expect([first, issuer.discoveries]).toEqual([1, 2]);
  });

  it('says that a provider is down, and finds it when it is back', async () => {
    issuer.isDown = true;
    await expect(provider.authorizationUrl(SECRETS)).rejects.toMatchObject({ code: 'provider.unreachable' });

    issuer.isDown = false;
    await expect(provider.authorizationUrl(SECRETS)).resolves.toContain(FORGED_ISSUER);
  });

  it('does not believe metadata that call themselves another issuer’s', async () => {
    issuer.metadata = { ...issuer.metadata, issuer: 'https://evil.example' };

    await expect(provider.authorizationUrl(SECRETS)).rejects.toMatchObject({ code: 'provider.unreachable' });
  });
});

describe('an answer that is right', () => {
  it('is an identity, with the e-mail address in lower case', async () => {
    issuer.idToken = signedToken(right());

    expect(await identify()).toEqual({
      issuer: FORGED_ISSUER,
      subject: 'subject-1',
      email: 'ada@example.com',
      isEmailVerified: true,
      name: 'Ada',
      methods: [],
      contextClass: null,
      groups: null,
    });
    expect(issuer.tokenRequests[0]?.get('code_verifier')).toBe(SECRETS.codeVerifier);
  });

  it('may leave the e-mail address to the user info', async () => {
    issuer.idToken = signedToken(right({ email: undefined, email_verified: undefined }));
    issuer.userInfo = { sub: 'subject-1', email: 'ada@example.com', email_verified: true };

    expect(await identify()).toMatchObject({ email: 'ada@example.com', isEmailVerified: true });
  });

  it('says how the sign-in was, and the groups', async () => {
    issuer.idToken = signedToken(right({ amr: ['pwd', 'mfa', 7], acr: 'urn:example:strong', groups: ['ops', null] }));

    expect(await identify()).toMatchObject({
      methods: ['pwd', 'mfa'],
      contextClass: 'urn:example:strong',
      groups: ['ops'],
    });
  });

  it('attack: a second factor that only the unsigned user info claims counts for nothing', async () => {
    issuer.idToken = signedToken(right({ email: undefined }));
    issuer.userInfo = { sub: 'subject-1', email: 'ada@example.com', amr: ['mfa'], acr: 'urn:example:strong' };

    expect(await identify()).toMatchObject({ email: 'ada@example.com', methods: [], contextClass: null });
  });

  it.each([
    ['false', false],
    ['true', true],
    [1, false],
    [undefined, false],
  ])('counts email_verified %j as %s', async (claim, isEmailVerified) => {
    issuer.idToken = signedToken(right({ email_verified: claim }));

    expect(await identify()).toMatchObject({ isEmailVerified });
  });

  it.each(['ada', 'ada@exa\u212Ample.com', 'ada@example.com\nBcc: eve@evil.example', 7, null])(
    'has no e-mail address when it says %j',
    async (email) => {
      issuer.idToken = signedToken(right({ email }));
      issuer.userInfo = { sub: 'subject-1' };

      expect(await identify()).toMatchObject({ email: null });
    },
  );
});

describe('a token is refused', () => {
  const long = 24 * 3600;
  it.each<[string, () => string | null]>([
    ['another client’s (audience)', () => signedToken(right({ aud: 'another-client' }))],
    ['for several clients, issued to another', () => signedToken(right({ aud: ['gatelease', 'x'], azp: 'x' }))],
    ['another issuer’s', () => signedToken(right({ iss: 'https://evil.example' }))],
    ['expired', () => signedToken(right({ exp: Math.floor(Date.now() / 1000) - long }))],
    ['without an end', () => signedToken(right({ exp: undefined }))],
    ['of another sign-in (nonce)', () => signedToken(right({ nonce: 'x'.repeat(64) }))],
    ['without a nonce', () => signedToken(right({ nonce: undefined }))],
    ['without a subject', () => signedToken(right({ sub: undefined }))],
    ['unsigned', () => unsignedToken(right())],
    ['signed with a key that is not published', () => tokenOfUnpublishedKey(right())],
    ['signed with the public key as a secret', () => tokenOfConfusedAlgorithm(right())],
    ['altered', () => alteredToken(right(), { sub: 'subject-2' })],
    ['no token', () => 'nonsense'],
    ['missing', () => null],
  ])('%s', async (_, token) => {
    issuer.idToken = token();

    await expect(identify()).rejects.toMatchObject({ code: 'provider.answer-refused' });
  });

  it('with user info about somebody else', async () => {
    issuer.idToken = signedToken(right({ email: undefined }));
    issuer.userInfo = { sub: 'subject-2', email: 'ada@example.com', email_verified: true };

    await expect(identify()).rejects.toMatchObject({ code: 'provider.answer-refused' });
  });
});

describe('a redirect is refused', () => {
  beforeEach(() => {
    issuer.idToken = signedToken(right());
  });

  it.each([
    ['with a mixed-up state', answerOf({ state: 'x'.repeat(64) })],
    ['without a state', '?code=a'],
    ['from another provider (mix-up)', answerOf({ iss: 'https://evil.example' })],
    ['without a code', `?state=${SECRETS.state}&iss=${encodeURIComponent(FORGED_ISSUER)}`],
    ['with two states', `${answerOf()}&state=${SECRETS.state}`],
    ['empty', ''],
  ])('%s', async (_, parameters) => {
    await expect(identify(parameters)).rejects.toMatchObject({ code: 'provider.answer-refused' });
    expect(issuer.tokenRequests).toEqual([]);
  });

  it('when the provider says no, with what to do', async () => {
    const said = answerOf({ error: 'access_denied', error_description: 'No.' }).replace('code=a+code&', '');

    await expect(identify(said)).rejects.toMatchObject({ code: 'provider.cancelled' });
  });
});

describe('a token endpoint', () => {
  it.each([
    [
      'that refuses the code',
      () => Response.json({ error: 'invalid_grant' }, { status: 400 }),
      'provider.answer-refused',
    ],
    [
      'that refuses this server',
      () => Response.json({ error: 'invalid_client' }, { status: 401 }),
      'provider.answer-refused',
    ],
    ['that is broken', () => new Response('oops', { status: 503 }), 'provider.unreachable'],
    ['that answers with a page', () => new Response('<html>', { status: 200 }), 'provider.unreachable'],
  ])('%s', async (_, answer, code) => {
    await provider.authorizationUrl(SECRETS);
    issuer.tokenAnswer = answer();

    const refusal: unknown = await identify().catch((error: unknown) => error);

    expect(refusal).toMatchObject({ code });
    expect(String(refusal)).not.toContain(FORGED_CLIENT.clientSecret);
  });

  it('that does not answer', async () => {
    await provider.authorizationUrl(SECRETS);
    issuer.isDown = true;

    await expect(identify()).rejects.toMatchObject({ code: 'provider.unreachable' });
  });
});
