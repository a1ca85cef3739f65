import { Agent, request } from 'node:http';
import type { FetchLike } from '@gatelease/contract/client';

/** A lean `fetch` over connections that stay open, from one of the machine's loopback addresses. */
export function keepAliveFetch({ localAddress }: { readonly localAddress: string }): {
  readonly fetch: FetchLike;
  readonly close: () => void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const fetch: FetchLike = (url, { method, headers, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const call = request(url, { method, headers: { ...headers, ...length }, agent, localAddress }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const text = async (): Promise<string> => Buffer.concat(chunks).toString('utf8');
          resolve({ ok: status >= 200 && status < 300, status, text });
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  return { fetch, close: () => agent.destroy() };
}
