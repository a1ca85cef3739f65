import { Agent, request } from 'node:http';

import { signedHeaders } from './sign-request.ts';
import type { SigningInput } from './sign-request.ts';
import { flatten } from './test-account.ts';
import type { Parameters } from './test-account.ts';

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Speaks to a Local EC2 over one kept-alive connection, with nothing between the test and the wire. */
export class RawClient {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(url: string) {
    this.#url = new URL(url);
  }

  call(action: string, parameters: Parameters = {}, signing: Partial<SigningInput> = {}): Promise<RawReply> {
    return this.callVersion(signing.service === 'sts' ? '2011-06-15' : '2016-11-15', action, parameters, signing);
  }

  callVersion(
    version: string,
    action: string,
    parameters: Parameters = {},
    signing: Partial<SigningInput> = {},
  ): Promise<RawReply> {
    const flat = new Map([['Action', action], ['Version', version], ...flatten(parameters)]);
    const body = new URLSearchParams([...flat]).toString();
    return this.send('POST', '/', signedHeaders({ host: this.#url.host, body, ...signing }), body);
  }

  send(method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Promise<RawReply> {
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.#url), { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          });
        });
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
