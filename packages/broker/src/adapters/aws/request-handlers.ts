import type { LookupFunction } from 'node:net';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { EndpointRules } from '../../application/ports/aws-connection.ts';
import { guardedLookup } from './guarded-endpoint.ts';

const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** To one host. */
const MOST_SOCKETS = 50;

/** The connections to AWS and its stand-ins, shared by all clients: however many there are, sockets stay few. */
export class RequestHandlers {
  readonly #handlers = new Map<string, Promise<NodeHttpHandler>>();

  /** @param rules which addresses may be connected to; `null` for any. */
  for(rules: EndpointRules | null): Promise<NodeHttpHandler> {
    const key = rules === null ? 'any' : rules.allowsLoopback ? 'loopback too' : 'guarded';
    const known = this.#handlers.get(key);
    if (known !== undefined) return known;
    const made = makeHandler(rules === null ? null : guardedLookup(rules));
    this.#handlers.set(key, made);
    return made;
  }
}

async function makeHandler(lookup: LookupFunction | null): Promise<NodeHttpHandler> {
  const handlers = await import('@smithy/node-http-handler');
  const agent = { keepAlive: true, maxSockets: MOST_SOCKETS, ...(lookup === null ? {} : { lookup }) };
  return new handlers.NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    httpAgent: agent,
    httpsAgent: agent,
  });
}
