import { CommandProblem } from '../command-problem.ts';
import type { Config } from './config-file.ts';
import { parseServerAddress } from './server-address.ts';

/** What `--server` and `--profile` say. */
export interface ServerChoice {
  readonly server?: string;
  readonly profile?: string;
}

/** With which token a command talks to which server. */
export interface ChosenSession {
  readonly server: string;
  readonly token: string;
  /** `null` when the token, or an API key in its place, comes from the environment. */
  readonly profileName: string | null;
}

/**
 * Decides whom a command talks to, and as whom.
 *
 * - Server: `--server`, then GATELEASE_SERVER, then the profile's.
 * - Token: GATELEASE_API_KEY, then GATELEASE_TOKEN, then the profile's.
 * - Profile: `--profile`, then the one of the server, then the current one.
 *
 * A token is only ever sent to the server it is for: that of a profile to the profile's server, that of the
 * environment not to a `--server` other than the environment's own.
 *
 * @throws session.required, profile.server-differs, usage.invalid
 */
export function chooseSession(
  config: Config,
  env: Readonly<Record<string, string | undefined>>,
  choice: ServerChoice,
): ChosenSession {
  const envServer = addressIn(env['GATELEASE_SERVER']);
  const envToken = environmentToken(env);
  const stated = addressIn(choice.server) ?? envServer;
  const profileName = nameOfProfile(config, choice.profile, stated);
  const profile = profileName === null ? undefined : config.profiles[profileName];

  const server = stated ?? profile?.server;
  if (server === undefined) throw signInFirst('You are not signed in.', choice.server);
  if (envToken !== '' && (envServer === undefined || envServer === server)) {
    return { server, token: envToken, profileName: null };
  }
  if (profile === undefined) throw signInFirst(`You are not signed in to ${server}.`, server);
  if (profile.server !== server) {
    throw new CommandProblem(
      'profile.server-differs',
      `Profile ${String(profileName)} is for ${profile.server}, not for ${server}.`,
      { hint: 'Name one of them only: --profile or --server (GATELEASE_SERVER counts as --server).' },
    );
  }
  return { server, token: profile.token, profileName };
}

/** A program's API key, or a session's token; empty for neither. */
export function environmentToken(env: Readonly<Record<string, string | undefined>>): string {
  const apiKey = (env['GATELEASE_API_KEY'] ?? '').trim();
  return apiKey === '' ? (env['GATELEASE_TOKEN'] ?? '') : apiKey;
}

function nameOfProfile(config: Config, named: string | undefined, server: string | undefined): string | null {
  if (named !== undefined) {
    if (config.profiles[named] !== undefined) return named;
    const known = Object.keys(config.profiles).sort().join(', ');
    throw new CommandProblem(
      'session.required',
      `There is no profile ${named}${known === '' ? '' : `; there is ${known}`}.`,
      { hint: `Sign in with: gatelease login --profile ${named}` },
    );
  }
  const current = config.currentProfile;
  if (server === undefined) return current;
  if (current !== null && config.profiles[current]?.server === server) return current;
  return Object.entries(config.profiles).find(([, profile]) => profile.server === server)?.[0] ?? null;
}

function addressIn(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : parseServerAddress(text);
}

function signInFirst(detail: string, server: string | undefined): CommandProblem {
  const command = server === undefined ? 'gatelease login' : `gatelease login --server ${server}`;
  return new CommandProblem('session.required', detail, { hint: `Sign in with: ${command}` });
}
