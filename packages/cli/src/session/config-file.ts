import { join } from 'node:path';
import { CommandProblem } from '../command-problem.ts';
import type { Io } from '../io.ts';

/** A server somebody signed in to, and the token it gave. */
export interface Profile {
  readonly server: string;
  readonly email: string;
  readonly token: string;
}

/** What the configuration holds: profiles by name, and the one that counts when none is named. */
export interface Config {
  readonly currentProfile: string | null;
  readonly profiles: Readonly<Record<string, Profile>>;
}

const EMPTY: Config = { currentProfile: null, profiles: {} };

/** `~/.config/gatelease/config.json`, or where XDG_CONFIG_HOME says. */
export function configPath(io: Pick<Io, 'env' | 'homeDirectory'>): string {
  const stated = io.env['XDG_CONFIG_HOME'] ?? '';
  return join(stated === '' ? join(io.homeDirectory, '.config') : stated, 'gatelease', 'config.json');
}

/**
 * Reads the configuration; none is an empty one.
 *
 * @throws config.permissions-open when others than its owner have any right to the file: it holds tokens.
 * @throws config.unreadable
 */
export async function readConfig(io: Io): Promise<Config> {
  const path = configPath(io);
  const file = await io.files.read(path);
  if (file === null) return EMPTY;
  if (file.mode !== undefined && (file.mode & 0o077) !== 0) {
    throw new CommandProblem(
      'config.permissions-open',
      `${path} holds tokens, and its permissions are ${(file.mode & 0o777).toString(8)}: they should be 600.`,
      { hint: `Close it with: chmod 600 ${path}   and sign in again if somebody may have read it.` },
    );
  }
  const config = parseConfig(file.text);
  if (config === null) {
    throw new CommandProblem('config.unreadable', `${path} is not a configuration of gatelease.`, {
      hint: 'Move it away and sign in again with: gatelease login',
    });
  }
  return config;
}

export async function writeProfile(io: Io, name: string, profile: Profile): Promise<void> {
  const config = await readConfig(io);
  await write(io, { currentProfile: name, profiles: { ...config.profiles, [name]: profile } });
}

/** Forgets a profile with its token. The one used before is not guessed: the next command names one. */
export async function deleteProfile(io: Io, name: string): Promise<void> {
  const config = await readConfig(io);
  const profiles = Object.fromEntries(Object.entries(config.profiles).filter(([other]) => other !== name));
  await write(io, { currentProfile: config.currentProfile === name ? null : config.currentProfile, profiles });
}

async function write(io: Io, config: Config): Promise<void> {
  await io.files.write(configPath(io), `${JSON.stringify(config, null, 2)}\n`);
}

function parseConfig(text: string): Config | null {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value['profiles'])) return null;
  const { currentProfile } = value;
  const entries = Object.entries(value['profiles']);
  const profiles = entries.flatMap(([name, profile]): [string, Profile][] =>
    isProfile(profile) ? [[name, profile]] : [],
  );
  if (profiles.length !== entries.length) return null;
  return {
    currentProfile: typeof currentProfile === 'string' ? currentProfile : null,
    profiles: Object.fromEntries(profiles),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProfile(value: unknown): value is Profile {
  return isRecord(value) && ['server', 'email', 'token'].every((key) => typeof value[key] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
