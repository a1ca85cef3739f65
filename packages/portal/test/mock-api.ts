import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { CHANGES_PATH, OPERATIONS, ROUTES } from '@gatelease/contract';
import type { OperationName } from '@gatelease/contract';
import { ProblemError } from '../../broker/src/application/problem-error.ts';
import { HANDLERS } from './mock/handlers.ts';
import { Refusal, sessionOf } from './mock/state.ts';
import type { Call, MockState } from './mock/state.ts';
import { ordinaryWorld } from './mock/world.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** As strict as the server's own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export interface MockApi {
  readonly url: string;
  readonly state: MockState;
  /** An ordinary afternoon again, with this person signed in. */
  reset(personId: string | null): void;
  /** Ends all streams of changes, as when the server goes away; none is taken until `resumeStreams`. */
  breakStreams(): void;
  resumeStreams(): void;
  /** Serves another text for a file of the portal until the next reset, as after an update. */
  replaceFile(name: string, change: (text: string) => string): void;
  close(): Promise<void>;
}

/**
 * A server with the portal's files and an API in memory. Both ways, everything passes the contract's schemas: what
 * the portal sends is refused and what the mock answers is an error unless it fits.
 */
export async function startMockApi(directory: string): Promise<MockApi> {
  const replaced = new Map<string, (text: string) => string>();
  const streams = new Set<ServerResponse>();
  let takesStreams = true;
  const state: MockState = {
    world: ordinaryWorld(Date.now()),
    isSetUp: true,
    personId: null,
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    endedSessions: [],
    identityProvider: null,
    address: '203.0.113.7',
    addressSource: { kind: 'connection', ignoredHeader: false },
    passkeyOrigin: null,
    passkeys: [],
    changes: [],
    tell(topic) {
      for (const stream of streams) stream.write(`event: change\ndata: ${JSON.stringify({ topic })}\n\n`);
    },
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      const refusal = refusalOf(error);
      if (refusal.problem.code === 'internal.error') console.error(error);
      response.writeHead(refusal.problem.status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(refusal.problem));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (url.pathname === CHANGES_PATH) return stream(response);
    if (url.pathname.startsWith('/api/')) return call(request, url, response);
    await file(directory, url.pathname, { response, replaced });
  }

  function stream(response: ServerResponse): void {
    sessionOf(state);
    if (!takesStreams) {
      response.writeHead(503).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': hello\n\n');
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  async function call(request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
    const { name, params } = operationAt(request.method ?? 'GET', url.pathname);
    const route: { query?: unknown; body?: unknown; status: number; response: { parse(value: unknown): unknown } } & {
      access: string;
    } = ROUTES[name];
    if (route.access !== 'public') sessionOf(state);
    const input: Call = {
      params,
      query: parsed(route.query, Object.fromEntries(url.searchParams)) as Record<string, unknown>,
      body: parsed(route.body, await bodyOf(request)),
    };
    // A page does that by itself, and it changes nothing that people see.
    if (request.method !== 'GET' && name !== 'askForAddressProof') state.changes.push({ name, call: input });
    const value = route.response.parse(await HANDLERS[name](state, input));
    response.writeHead(route.status, { 'content-type': 'application/json' });
    response.end(route.status === 204 ? undefined : JSON.stringify(value));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    state,
    reset(personId) {
      state.world = ordinaryWorld(Date.now());
      state.isSetUp = true;
      state.personId = personId;
      state.mustChangePassword = false;
      state.mustSetUpSecondFactor = false;
      state.endedSessions.length = 0;
      state.identityProvider = null;
      state.address = '203.0.113.7';
      state.addressSource = { kind: 'connection', ignoredHeader: false };
      state.passkeyOrigin = null;
      state.passkeys.length = 0;
      state.changes.length = 0;
      replaced.clear();
    },
    replaceFile(name, change) {
      replaced.set(name, change);
    },
    breakStreams() {
      takesStreams = false;
      for (const one of streams) one.end();
    },
    resumeStreams() {
      takesStreams = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The server's own use cases speak in problems; the mock's handlers in refusals. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ProblemError)
    return new Refusal(error.code, error.message, { fields: [...(error.facts.fields ?? [])] });
  return new Refusal('internal.error', String(error));
}

function operationAt(method: string, path: string): { name: OperationName; params: Record<string, string> } {
  for (const name of Object.keys(OPERATIONS) as OperationName[]) {
    const pattern = OPERATIONS[name].path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = OPERATIONS[name].method === method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match !== null) return { name, params: { ...match.groups } };
  }
  throw new Refusal('route.not-found', `There is no ${method} ${path}.`);
}

function parsed(schema: any, value: unknown): unknown {
  if (schema === undefined) return value;
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal('request.invalid', JSON.stringify(result.error.issues));
  return result.data;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

interface FileAnswer {
  readonly response: ServerResponse;
  readonly replaced: ReadonlyMap<string, (text: string) => string>;
}

async function file(directory: string, path: string, { response, replaced }: FileAnswer): Promise<void> {
  const name = extname(path) === '' ? 'index.html' : path.slice(1);
  try {
    const content = await readFile(join(directory, name));
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    const change = replaced.get(name);
    response.end(change === undefined ? content : change(content.toString('utf8')));
  } catch {
    response.writeHead(404).end();
  }
}
