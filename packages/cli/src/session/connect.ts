import { createClient, type Client } from '@gatelease/contract/client';
import type { Command } from 'commander';
import { version } from '../../package.json';
import type { CommandContext } from '../command-context.ts';
import { chooseSession, environmentToken, type ChosenSession, type ServerChoice } from './choose-session.ts';
import { readConfig } from './config-file.ts';

export interface Connection {
  readonly client: Client;
  readonly session: ChosenSession;
}

/** Adds the options that say which server a command talks to. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--server <url>', 'the server, if not the one you signed in to last')
    .option('--profile <name>', 'the sign-in to use, by the name it was given');
}

/** A client for the server and the sign-in that options, environment and configuration name. */
export async function connect(context: CommandContext, choice: ServerChoice): Promise<Connection> {
  const session = chooseSession(await readConfigIfNeeded(context), context.io.env, choice);
  return { client: clientFor(context, session.server, session.token), session };
}

export function clientFor(context: CommandContext, server: string, token?: string): Client {
  const headers = { 'user-agent': `gatelease-cli/${version}` };
  return createClient({
    baseUrl: server,
    fetch: context.io.fetch,
    headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
  });
}

/** With server and token in the environment nothing is read from disk: there may be no home at all. */
async function readConfigIfNeeded({ io }: CommandContext) {
  const hasServer = (io.env['GATELEASE_SERVER'] ?? '') !== '';
  if (hasServer && environmentToken(io.env) !== '') return { currentProfile: null, profiles: {} };
  return readConfig(io);
}
