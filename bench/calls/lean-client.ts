import { keepAliveFetch } from '../running/keep-alive-fetch.ts';
import type { Workspace } from '../running/workspace.ts';
import { signCall } from './signed-call.ts';
import type { SignedCall } from './signed-call.ts';

/** A client with nothing around the call: what it takes is what the server takes. */
export interface LeanClient {
  sign(action: string, parameters: Readonly<Record<string, string>>): SignedCall;
  /** @throws Error with the answer when the call was refused. */
  send(call: SignedCall): Promise<string>;
}

export function leanClient(workspace: Workspace, url: string): LeanClient {
  const { fetch, close } = keepAliveFetch({ localAddress: '127.0.0.1' });
  workspace.onEnd(async () => close());
  return {
    sign: (action, parameters) => signCall(url, action, parameters),
    send: async ({ headers, body }) => {
      const answer = await fetch(`${url}/`, { method: 'POST', headers: { ...headers }, body });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${String(answer.status)} ${text}`);
      return text;
    },
  };
}
