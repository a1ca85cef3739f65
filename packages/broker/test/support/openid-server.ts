import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OpenIdAccount {
  readonly email: string;
  readonly isEmailVerified: boolean;
  readonly name: string;
  /** How they sign in there. */
  readonly amr?: readonly string[];
  readonly groups?: readonly string[];
}

export const OPENID_CLIENT = { clientId: 'gatelease', clientSecret: 'a secret of the client' } as const;

/**
 * A certified OpenID provider on loopback, with a sign-in page that asks for the account's id and believes it. Claims
 * beside the subject are in the user info only, as the standard has it.
 */
export class OpenIdServer {
  readonly issuer: string;
  readonly accounts = new Map<string, OpenIdAccount>();
  readonly #server: Server;

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  static async start(redirectUris: readonly string[], atPort = 0): Promise<OpenIdServer> {
    const server = createServer();
    server.listen(atPort, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const issuer = `http://127.0.0.1:${String(port)}`;
    const started = new OpenIdServer(server, issuer);
    const provider = makeProvider(issuer, redirectUris, started.accounts);
    const answer = provider.callback();
    server.on('request', (request, response) => {
      if (request.url?.startsWith('/interaction/') === true)
        void interact(provider, started.accounts, request, response);
      else void answer(request, response);
    });
    return started;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function makeProvider(
  issuer: string,
  redirectUris: readonly string[],
  accounts: ReadonlyMap<string, OpenIdAccount>,
): Provider {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: OPENID_CLIENT.clientId,
        client_secret: OPENID_CLIENT.clientSecret,
        redirect_uris: [...redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub', 'amr'], groups: ['groups'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => {
      const account = accounts.get(accountId);
      if (account === undefined) return undefined;
      const { email, isEmailVerified, name, groups } = account;
      return { accountId, claims: () => ({ sub: accountId, email, email_verified: isEmailVerified, name, groups }) };
    },
    // Who signs in agrees: these tests are about what comes after.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile groups');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['one key of the test'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  return provider;
}

const SIGN_IN_PAGE = `<!doctype html><html lang="en"><title>Example ID</title>
<h1>Example ID</h1>
<form method="post"><label>Account <input name="account"></label><button>Continue</button></form>
<form method="post"><button name="cancel" value="yes">Cancel</button></form>`;

async function interact(
  provider: Provider,
  accounts: ReadonlyMap<string, OpenIdAccount>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(SIGN_IN_PAGE);
    return;
  }
  const form = new URLSearchParams(await textOf(request));
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'The person changed their mind.' }
    : { login: loginOf(form.get('account') ?? '', accounts) };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function loginOf(accountId: string, accounts: ReadonlyMap<string, OpenIdAccount>) {
  const amr = accounts.get(accountId)?.amr;
  return { accountId, ...(amr === undefined ? {} : { amr: [...amr] }) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
