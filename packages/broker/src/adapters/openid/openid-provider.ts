import type * as openid from 'openid-client';
import type { ClientAuth, Configuration, CustomFetch } from 'openid-client';
import type { IdentityProvider, ProviderSecrets } from '../../application/ports/identity-provider.ts';
import type { ProviderIdentity } from '../../domain/provider-sign-in.ts';
import { identityOf } from './identity-of-claims.ts';
import { refusedAnswer, translateAnswerError, unreachable } from './translate-openid-error.ts';

export interface OpenIdSettings {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends browsers back to; it has to be registered there. */
  readonly redirectUri: string;
  /** Asked for beside the usual ones, such as `groups`. */
  readonly moreScopes?: readonly string[];
  /** Which sign-ins the provider is asked for by name (`acr_values`); it may do without. */
  readonly contextClasses?: readonly string[];
  /** The claim that holds the groups; `undefined` where nobody needs them. */
  readonly groupsClaim?: string | undefined;
}

const SCOPE = 'openid email profile';

/** Each call to the provider; people wait for it. */
const TIMEOUT_SECONDS = 8;

/** How long its metadata is believed. Keys are looked up again by themselves when a token has a new one. */
const METADATA_FRESH_MS = 60 * 60 * 1000;

/** The library, loaded when somebody wants to sign in this way first. */
type OpenIdClient = typeof openid;

interface Discovered {
  readonly client: OpenIdClient;
  readonly configuration: Configuration;
  readonly at: number;
}

/**
 * An OpenID Connect provider: authorization code flow with PKCE, state and nonce; signature, issuer, audience, expiry
 * and nonce of the ID token are checked against the provider's published keys.
 *
 * The provider is asked about itself when somebody wants to sign in first, so one that is down keeps nobody from
 * starting the server, and is asked again at the next try.
 */
export class OpenIdProvider implements IdentityProvider {
  readonly name: string;
  readonly #settings: OpenIdSettings;
  readonly #fetch: CustomFetch | undefined;
  readonly #now: () => number;
  #discovery: Promise<Discovered> | null = null;

  constructor(settings: OpenIdSettings, options: { readonly fetch?: CustomFetch; readonly now?: () => number } = {}) {
    this.name = settings.name;
    this.#settings = settings;
    this.#fetch = options.fetch;
    this.#now = options.now ?? Date.now;
  }

  async authorizationUrl({ state, nonce, codeVerifier }: ProviderSecrets): Promise<string> {
    const { client, configuration } = await this.#discovered();
    const { redirectUri, moreScopes = [], contextClasses = [] } = this.#settings;
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: [SCOPE, ...moreScopes].join(' '),
      ...(contextClasses.length === 0 ? {} : { acr_values: contextClasses.join(' ') }),
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    });
    return url.href;
  }

  async identify(parameters: string, { state, nonce, codeVerifier }: ProviderSecrets): Promise<ProviderIdentity> {
    const { client, configuration } = await this.#discovered();
    const answer = new URL(this.#settings.redirectUri);
    answer.search = parameters;
    try {
      const tokens = await client.authorizationCodeGrant(configuration, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const token = tokens.claims();
      if (token === undefined) throw refusedAnswer('It holds no ID token.');
      // Some providers put nothing but the subject into the token; the rest is asked for under the same subject.
      const { groupsClaim } = this.#settings;
      const lacks = token['email'] === undefined || (groupsClaim !== undefined && token[groupsClaim] === undefined);
      const isAsked = lacks && configuration.serverMetadata().userinfo_endpoint !== undefined;
      const userInfo = isAsked ? await client.fetchUserInfo(configuration, tokens.access_token, token.sub) : {};
      return identityOf({ token, userInfo, groupsClaim: groupsClaim ?? 'groups' });
    } catch (error) {
      throw translateAnswerError(error, this.name);
    }
  }

  #discovered(): Promise<Discovered> {
    const known = this.#discovery;
    const discovery =
      known === null ? this.#discover() : known.then((found) => (this.#isFresh(found) ? found : this.#discover()));
    this.#discovery = discovery;
    discovery.catch(() => {
      if (this.#discovery === discovery) this.#discovery = null;
    });
    return discovery;
  }

  #isFresh({ at }: Discovered): boolean {
    return this.#now() - at < METADATA_FRESH_MS;
  }

  async #discover(): Promise<Discovered> {
    const { name, issuer, clientId, clientSecret } = this.#settings;
    const client = await import('openid-client');
    try {
      const configuration = await client.discovery(
        new URL(issuer),
        clientId,
        undefined,
        secretAuthentication(client, clientSecret),
        {
          timeout: TIMEOUT_SECONDS,
          ...(this.#fetch === undefined ? {} : { [client.customFetch]: this.#fetch }),
          // The configuration takes http only for loopback, where nobody sits on the line.
          execute: [
            client.enableNonRepudiationChecks,
            ...(issuer.startsWith('http:') ? [client.allowInsecureRequests] : []),
          ],
        },
      );
      return { client, configuration, at: this.#now() };
    } catch (error) {
      throw unreachable(name, error);
    }
  }
}

/** In a header as the standard's default is, or in the body where the provider takes it no other way. */
function secretAuthentication(client: OpenIdClient, clientSecret: string): ClientAuth {
  const basic = client.ClientSecretBasic(clientSecret);
  const post = client.ClientSecretPost(clientSecret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}
