import { createClient } from '@gatelease/contract/client';
import type { Client } from '@gatelease/contract/client';
import { ADMINISTRATOR } from './gatelease.ts';
import { keepAliveFetch } from './keep-alive-fetch.ts';
import type { Workspace } from './workspace.ts';

/** The server counts the requests of each address in a minute, so many calls come from several addresses. */
const ADDRESSES = Array.from({ length: 8 }, (_, index) => `127.0.0.${String(index + 1)}`);

/** The administrator, signed in with a bearer token, on one keep-alive agent for each of a few loopback addresses. */
export async function signInAdministrator(
  workspace: Workspace,
  baseUrl: string,
): Promise<readonly [Client, ...Client[]]> {
  const agents = ADDRESSES.map((localAddress) => keepAliveFetch({ localAddress }));
  workspace.onEnd(async () => {
    for (const { close } of agents) close();
  });
  const stranger = createClient({ baseUrl, fetch: agents[0]!.fetch });
  const { token } = await stranger('signIn', { body: { ...ADMINISTRATOR, kind: 'cli' } });
  const headers = { authorization: `Bearer ${token!}` };
  const [first, ...others] = agents.map(({ fetch }) => createClient({ baseUrl, fetch, headers }));
  return [first!, ...others];
}
