import type { ProviderRules } from '../domain/provider-sign-in.ts';
import { ConfigError } from './config-error.ts';

/** The OpenID provider that people can sign in with, and whom it lets in. */
export interface IdentityProviderConfig {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly rules: ProviderRules;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NEEDED = ['GATELEASE_OIDC_ISSUER', 'GATELEASE_OIDC_CLIENT_ID', 'GATELEASE_OIDC_CLIENT_SECRET'];
const OPTIONAL = ['GATELEASE_OIDC_NAME', 'GATELEASE_OIDC_EMAIL_DOMAINS', 'GATELEASE_OIDC_NEW_PEOPLE'];

/** `null` when nothing of it is set. @throws ConfigError */
export function identityProviderOf(env: Environment): IdentityProviderConfig | null {
  const given = [...NEEDED, ...OPTIONAL].filter((name) => env[name] !== undefined);
  if (given.length === 0) return null;
  const missing = NEEDED.filter((name) => env[name] === undefined);
  if (missing.length > 0) {
    throw new ConfigError(
      `${given.join(', ')} ${given.length === 1 ? 'is' : 'are'} set, but not ${missing.join(', ')}: an identity provider needs them all.`,
    );
  }
  const issuer = issuerOf(env['GATELEASE_OIDC_ISSUER'] ?? '');
  return {
    name: env['GATELEASE_OIDC_NAME'] ?? issuer.hostname,
    issuer: env['GATELEASE_OIDC_ISSUER'] ?? '',
    clientId: env['GATELEASE_OIDC_CLIENT_ID'] ?? '',
    clientSecret: env['GATELEASE_OIDC_CLIENT_SECRET'] ?? '',
    rules: {
      emailDomains: domainsOf(env['GATELEASE_OIDC_EMAIL_DOMAINS'] ?? ''),
      addsMembers: addsMembersOf(env['GATELEASE_OIDC_NEW_PEOPLE'] ?? 'refuse'),
    },
  };
}

/** Whoever can change what the provider says can sign in as anybody, so the way to it has to be safe. */
function issuerOf(given: string): URL {
  const url = URL.canParse(given) ? new URL(given) : null;
  const isLoopback = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback);
  if (url !== null && isSafe && url.search === '' && url.hash === '' && url.username === '') return url;
  throw new ConfigError(
    `GATELEASE_OIDC_ISSUER is "${given}"; it must be the https:// address that the provider calls its issuer, for example https://login.example.com/realms/example. Plain http:// is taken for loopback only.`,
  );
}

function domainsOf(text: string): readonly string[] {
  const domains = text.split(/[\s,]+/).filter((word) => word !== '');
  const wrong = domains.find((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(domain));
  if (wrong !== undefined) {
    throw new ConfigError(
      `GATELEASE_OIDC_EMAIL_DOMAINS holds "${wrong}"; it must be the part of addresses behind the @, for example example.com.`,
    );
  }
  return domains.map((domain) => domain.toLowerCase());
}

function addsMembersOf(given: string): boolean {
  if (given === 'add' || given === 'refuse') return given === 'add';
  throw new ConfigError(
    `GATELEASE_OIDC_NEW_PEOPLE is "${given}"; it must be "refuse" for people who were added here, or "add" to add others as members.`,
  );
}
