import { resolve } from 'node:path';
import { hostCidr, parseCidr, parseIpAddress } from '@gatelease/security-groups';
import type { Cidr } from '@gatelease/security-groups';
import { ConfigError } from './config-error.ts';
import { identityProviderOf } from './identity-provider-config.ts';
import type { IdentityProviderConfig } from './identity-provider-config.ts';

/** What the environment says, read once at the start. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** PostgreSQL; absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Encrypts the secrets in the database; `null`: one in a file of `dataDir`. */
  readonly secretKey: Uint8Array | null;
  /** What `rotate-secret-key` seals them with, when the present key is not in a file. */
  readonly nextSecretKey: Uint8Array | null;
  readonly target: Target;
  /** Of the credential that an organization begins with. */
  readonly regions: readonly string[];
  /** Whether the endpoint of a credential may be this machine. */
  readonly allowsLoopbackEndpoints: boolean;
  /** Where Local EC2 listens, when it is the target. */
  readonly localEc2: { readonly port: number; readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly roles: { readonly server: boolean; readonly worker: boolean };
  readonly publicUrl: string;
  readonly trustedProxies: readonly Cidr[];
  /** Who, beside loopback, may read the metrics. */
  readonly observers: readonly Cidr[];
  /** Names of the server that can be reached over one family of addresses only. */
  readonly familyUrls: { readonly ipv4: string | null; readonly ipv6: string | null };
  /** Names other than the public URL's under which the server may be addressed. */
  readonly otherHosts: readonly string[];
  readonly administrator: { readonly email: string; readonly password: string } | null;
  readonly organizationName: string;
  readonly smtp: SmtpSettings | null;
  readonly identityProvider: IdentityProviderConfig | null;
  readonly driftSeconds: number;
  readonly logLevel: string;
}

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly credentials: { readonly user: string; readonly password: string } | null;
  readonly from: string;
}

/** Where the worker's EC2 calls go. */
export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'endpoint'; readonly url: string; readonly accessKeyId: string; readonly secretAccessKey: string }
  | { readonly kind: 'aws' };

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigError */
export function readConfig(given: Environment): Config {
  // A variable that is set to nothing counts as not set, as in most shells' habits.
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  const host = hostOf(env);
  const port = portOf(env, 'GATELEASE_PORT', 8080);
  const keys = {
    accessKeyId: env['GATELEASE_EC2_ACCESS_KEY_ID'] ?? 'test',
    secretAccessKey: env['GATELEASE_EC2_SECRET_ACCESS_KEY'] ?? 'test',
  };
  return {
    host,
    port,
    dataDir: resolve(env['GATELEASE_DATA_DIR'] ?? 'data'),
    databaseUrl: databaseUrlOf(env),
    secretKey: secretKeyOf(env, 'GATELEASE_SECRET_KEY'),
    nextSecretKey: secretKeyOf(env, 'GATELEASE_NEXT_SECRET_KEY'),
    target: targetOf(env, keys),
    regions: regionsOf(env),
    allowsLoopbackEndpoints: yesOrNoOf(env, 'GATELEASE_LOOPBACK_ENDPOINTS', false),
    localEc2: { port: portOf(env, 'GATELEASE_EC2_PORT', 4600), ...keys },
    roles: rolesOf(env),
    publicUrl: publicUrlOf(env, host, port),
    trustedProxies: cidrsOf(env, 'GATELEASE_TRUSTED_PROXIES'),
    observers: cidrsOf(env, 'GATELEASE_METRICS_FROM'),
    familyUrls: { ipv4: familyUrlOf(env, 'GATELEASE_IPV4_URL'), ipv6: familyUrlOf(env, 'GATELEASE_IPV6_URL') },
    otherHosts: wordsOf(env, 'GATELEASE_HOSTS'),
    administrator: administratorOf(env),
    organizationName: env['GATELEASE_ORGANIZATION'] ?? 'My organization',
    smtp: smtpOf(env),
    identityProvider: identityProviderOf(env),
    driftSeconds: numberOf(env, 'GATELEASE_DRIFT_SECONDS', { fallback: 300, least: 5, most: 86_400 }),
    logLevel: logLevelOf(env),
  };
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function logLevelOf(env: Environment): string {
  const level = env['GATELEASE_LOG_LEVEL'] ?? 'info';
  if (LOG_LEVELS.includes(level)) return level;
  throw wrong('GATELEASE_LOG_LEVEL', level, `one of ${LOG_LEVELS.join(', ')}`);
}

/** An address of this machine; a name would have to be looked up, and could be somebody else's tomorrow. */
function hostOf(env: Environment): string {
  const host = env['GATELEASE_HOST'] ?? '127.0.0.1';
  if (host === 'localhost' || parseIpAddress(host).ok) return host;
  throw wrong('GATELEASE_HOST', host, 'an address to listen on, for example 127.0.0.1 or 0.0.0.0');
}

function targetOf(env: Environment, keys: { accessKeyId: string; secretAccessKey: string }): Target {
  const endpoint = env['GATELEASE_EC2_ENDPOINT'];
  const target = env['GATELEASE_TARGET'] ?? (endpoint === undefined ? 'local' : 'endpoint');
  if (endpoint !== undefined) {
    if (target === 'endpoint') return { kind: 'endpoint', url: urlOf('GATELEASE_EC2_ENDPOINT', endpoint), ...keys };
    throw new ConfigError(
      `GATELEASE_EC2_ENDPOINT and GATELEASE_TARGET=${target} contradict each other; set one of them.`,
    );
  }
  if (target === 'local' || target === 'aws') return { kind: target };
  throw wrong(
    'GATELEASE_TARGET',
    target,
    '"local" for Local EC2, or "aws" for AWS with the credentials of this machine',
  );
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;

function regionsOf(env: Environment): readonly string[] {
  const named = wordsOf(env, 'GATELEASE_REGIONS');
  const wrongOne = named.find((region) => !REGION.test(region));
  if (wrongOne !== undefined) throw wrong('GATELEASE_REGIONS', wrongOne, 'regions, for example eu-central-1 us-east-1');
  return named.length === 0 ? [LOCAL_REGION] : [...new Set(named)];
}

/** The region of Local EC2, and of most accounts. */
export const LOCAL_REGION = 'us-east-1';

function yesOrNoOf(env: Environment, name: string, fallback: boolean): boolean {
  const given = env[name];
  if (given === undefined) return fallback;
  if (given === 'yes' || given === 'no') return given === 'yes';
  throw wrong(name, given, '"yes" or "no"');
}

function rolesOf(env: Environment): Config['roles'] {
  const role = env['GATELEASE_ROLE'] ?? 'both';
  if (role === 'both') return { server: true, worker: true };
  if ((role === 'server' || role === 'worker') && env['DATABASE_URL'] === undefined) {
    throw new ConfigError(
      `GATELEASE_ROLE=${role} needs DATABASE_URL: the embedded database belongs to one process, which has to do both.`,
    );
  }
  if (role === 'server') return { server: true, worker: false };
  if (role === 'worker') return { server: false, worker: true };
  throw wrong('GATELEASE_ROLE', role, '"both", "server" or "worker"');
}

function databaseUrlOf(env: Environment): string | null {
  const url = env['DATABASE_URL'];
  if (url === undefined || url === '') return null;
  if (/^postgres(ql)?:\/\//.test(url)) return url;
  // The URL may hold a password, so it is not repeated.
  throw new ConfigError(
    'DATABASE_URL must begin with postgresql://, for example postgresql://gatelease@127.0.0.1/gatelease.',
  );
}

/** 256 bits as `openssl rand -base64 32` or `-hex 32` writes them. Never repeated in the problem. */
function secretKeyOf(env: Environment, name: string): Uint8Array | null {
  const text = env[name]?.trim();
  if (text === undefined) return null;
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, 'base64');
  throw new ConfigError(
    `${name} must be 32 random bytes in base64 or hexadecimal, as \`openssl rand -base64 32\` makes them.`,
  );
}

function publicUrlOf(env: Environment, host: string, port: number): string {
  const given = env['GATELEASE_PUBLIC_URL'];
  if (given !== undefined) return urlOf('GATELEASE_PUBLIC_URL', given).replace(/\/+$/, '');
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : name}:${String(port)}`;
}

function familyUrlOf(env: Environment, name: string): string | null {
  const given = env[name];
  return given === undefined ? null : new URL(urlOf(name, given)).origin;
}

function wordsOf(env: Environment, name: string): readonly string[] {
  return (env[name] ?? '').split(/[\s,]+/).filter((text) => text !== '');
}

function cidrsOf(env: Environment, name: string): readonly Cidr[] {
  return wordsOf(env, name).map((text) => {
    const cidr = parseCidr(text);
    if (cidr.ok) return cidr.value;
    const address = parseIpAddress(text);
    if (address.ok) return hostCidr(address.value);
    throw wrong(name, text, 'addresses or CIDRs, for example 10.0.0.0/8');
  });
}

function administratorOf(env: Environment): Config['administrator'] {
  const email = env['GATELEASE_ADMIN_EMAIL'];
  const password = env['GATELEASE_ADMIN_PASSWORD'];
  if (email === undefined && password === undefined) return null;
  if (email !== undefined && password !== undefined) return { email, password };
  throw new ConfigError('Set GATELEASE_ADMIN_EMAIL and GATELEASE_ADMIN_PASSWORD together, or neither of them.');
}

/** `smtps://` is TLS from the first byte; `smtp://` with a user demands STARTTLS, so that no password goes in the clear. */
function smtpOf(env: Environment): SmtpSettings | null {
  const text = env['GATELEASE_SMTP_URL'];
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '') {
    // The URL may hold a password, so it is not repeated.
    throw new ConfigError(
      'GATELEASE_SMTP_URL must look like smtp://127.0.0.1:25 or smtps://user:password@mail.example:465.',
    );
  }
  const hasUser = url.username !== '';
  const encryption = url.protocol === 'smtps:' ? 'tls' : hasUser ? 'starttls' : 'none';
  const usualPort = { tls: 465, starttls: 587, none: 25 }[encryption];
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usualPort : Number(url.port),
    encryption,
    credentials: hasUser
      ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
      : null,
    from: env['GATELEASE_MAIL_FROM'] ?? 'Gatelease <gatelease@localhost>',
  };
}

function urlOf(name: string, given: string): string {
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return given;
  throw wrong(name, given, 'a URL that begins with http:// or https://');
}

function portOf(env: Environment, name: string, fallback: number): number {
  return numberOf(env, name, { fallback, least: 0, most: 65_535 });
}

function numberOf(
  env: Environment,
  name: string,
  { fallback, least, most }: { readonly fallback: number; readonly least: number; readonly most: number },
): number {
  const given = env[name];
  if (given === undefined || given === '') return fallback;
  const value = Number(given);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw wrong(name, given, `a whole number from ${String(least)} to ${String(most)}`);
}

function wrong(name: string, given: string, expected: string): ConfigError {
  return new ConfigError(`${name} is "${given}"; it must be ${expected}.`);
}
