import type { ProviderRules, TeamOfGroup } from '../domain/provider-sign-in.ts';
import { ConfigError } from './config-error.ts';

/** The OpenID provider that people can sign in with, and whom it lets in. */
export interface IdentityProviderConfig {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Asked for beside `openid email profile`. */
  readonly moreScopes: readonly string[];
  /** `undefined` where no group stands for a team. */
  readonly groupsClaim: string | undefined;
  readonly rules: ProviderRules;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NEEDED = ['GATELEASE_OIDC_ISSUER', 'GATELEASE_OIDC_CLIENT_ID', 'GATELEASE_OIDC_CLIENT_SECRET'];
const OPTIONAL = [
  'GATELEASE_OIDC_NAME',
  'GATELEASE_OIDC_EMAIL_DOMAINS',
  'GATELEASE_OIDC_NEW_PEOPLE',
  'GATELEASE_OIDC_SCOPES',
  'GATELEASE_OIDC_SECOND_FACTOR_AMR',
  'GATELEASE_OIDC_SECOND_FACTOR_ACR',
  'GATELEASE_OIDC_TEAMS',
  'GATELEASE_OIDC_GROUPS_CLAIM',
];

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
  const teamsOfGroups = teamsOf(env['GATELEASE_OIDC_TEAMS'] ?? '');
  const groupsClaim = env['GATELEASE_OIDC_GROUPS_CLAIM'] ?? 'groups';
  return {
    name: env['GATELEASE_OIDC_NAME'] ?? issuer.hostname,
    issuer: env['GATELEASE_OIDC_ISSUER'] ?? '',
    clientId: env['GATELEASE_OIDC_CLIENT_ID'] ?? '',
    clientSecret: env['GATELEASE_OIDC_CLIENT_SECRET'] ?? '',
    moreScopes: wordsOf(env['GATELEASE_OIDC_SCOPES'] ?? ''),
    groupsClaim: teamsOfGroups.length === 0 ? undefined : groupsClaim,
    rules: {
      emailDomains: domainsOf(env['GATELEASE_OIDC_EMAIL_DOMAINS'] ?? ''),
      addsMembers: addsMembersOf(env['GATELEASE_OIDC_NEW_PEOPLE'] ?? 'refuse'),
      secondFactor: {
        methods: wordsOf(env['GATELEASE_OIDC_SECOND_FACTOR_AMR'] ?? ''),
        contextClasses: wordsOf(env['GATELEASE_OIDC_SECOND_FACTOR_ACR'] ?? ''),
      },
      teamsOfGroups,
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

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

const LONGEST_TEAM_NAME = 100;

/** `group = team`, separated by semicolons or lines: both may hold blanks and commas. */
function teamsOf(text: string): readonly TeamOfGroup[] {
  const pairs = text.split(/[;\n]+/).map((pair) => pair.trim());
  return pairs.filter((pair) => pair !== '').map(teamOf);
}

/** At the last `=`, because groups can be distinguished names, which are full of them. */
function teamOf(pair: string): TeamOfGroup {
  const at = pair.lastIndexOf('=');
  const group = pair.slice(0, Math.max(0, at)).trim();
  const teamName = pair.slice(at + 1).trim();
  if (group !== '' && teamName !== '' && teamName.length <= LONGEST_TEAM_NAME) return { group, teamName };
  throw new ConfigError(
    `GATELEASE_OIDC_TEAMS holds "${pair}"; it must be a group of the provider, "=" and the name of a team here, for example ops=Operations; dba=Database team.`,
  );
}

function domainsOf(text: string): readonly string[] {
  const domains = wordsOf(text);
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
