import type { Workspace } from '../running/workspace.ts';
import { LeanConnection } from './lean-connection.ts';
import { signCall } from './signed-call.ts';

/** A call as the bytes that go over the wire. */
export type ReadyCall = Buffer;

/** A client with nothing around the call: what it takes is what the server takes. */
export interface LeanClient {
  /** A signed call, ready to be sent as often as its signature is good. */
  sign(action: string, parameters: Readonly<Record<string, string>>): ReadyCall;
  /** @throws Error with the answer when the call was refused. */
  send(call: ReadyCall): Promise<string>;
}

export function leanClient(workspace: Workspace, url: string): LeanClient {
  const free: LeanConnection[] = [];
  const all: LeanConnection[] = [];
  workspace.onEnd(async () => all.forEach((connection) => connection.close()));
  const open = (): LeanConnection => {
    const connection = new LeanConnection(new URL(url));
    all.push(connection);
    return connection;
  };
  return {
    sign: (action, parameters) => {
      const { headers, body } = signCall(url, action, parameters);
      const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) });
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      return Buffer.from(`POST / HTTP/1.1\r\n${head}\r\n${body}`, 'utf8');
    },
    send: async (call) => {
      const connection = free.pop() ?? open();
      const { status, text } = await connection.send(call);
      free.push(connection);
      if (status !== 200) throw new Error(`${String(status)} ${text}`);
      return text;
    },
  };
}
