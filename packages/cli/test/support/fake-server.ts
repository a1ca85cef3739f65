import { OPERATIONS, PROBLEMS, ROUTES, type OperationName, type ProblemCode } from '@gatelease/contract';
import type { CallOutput, ClientOptions } from '@gatelease/contract/client';
import type { z } from 'zod';

export interface Received {
  readonly operation: OperationName;
  readonly params: any;
  readonly query: any;
  readonly body: any;
  readonly authorization: string | undefined;
  readonly url: string;
}

export type Handlers = {
  readonly [Name in OperationName]?: (received: Received) => CallOutput<Name>;
};

/** Thrown by a handler to answer with a problem. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly more: object;

  constructor(code: ProblemCode, detail: string, more: object = {}) {
    super(detail);
    this.code = code;
    this.detail = detail;
    this.more = more;
  }
}

/**
 * A server that keeps to the contract: it takes what the schemas take and gives what they give, so a test that
 * passes against it calls the API as it is. What no handler expects fails the test.
 */
export function fakeServer(handlers: Handlers) {
  const received: Received[] = [];
  const answer = (method: string, url: string, headers: Record<string, string>, text: string | undefined) => {
    const { pathname, searchParams } = new URL(url);
    const [operation, params] = operationAt(method, pathname);
    const route: { params?: z.ZodType; query?: z.ZodType; body?: z.ZodType; status: number; response: z.ZodType } =
      ROUTES[operation];
    const given: Received = {
      operation,
      params: route.params === undefined ? params : route.params.parse(params),
      query: parsed(route.query, Object.fromEntries(searchParams), 'query'),
      body: parsed(route.body, text === undefined ? undefined : JSON.parse(text), 'body'),
      authorization: headers['authorization'],
      url,
    };
    received.push(given);
    const handler = handlers[operation] as ((received: Received) => unknown) | undefined;
    if (handler === undefined) throw new Error(`The test expects no ${operation}.`);
    try {
      const value = route.response.parse(handler(given));
      return { status: route.status, text: value === null ? '' : JSON.stringify(value) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, title } = PROBLEMS[error.code];
      const problem = { type: 'about:blank', title, status, code: error.code, detail: error.detail, ...error.more };
      return { status, text: JSON.stringify(problem) };
    }
  };

  const fetch: ClientOptions['fetch'] = async (url, init) => {
    let told: { status: number; text: string };
    try {
      told = answer(init.method, url, init.headers, init.body);
    } catch (error) {
      // The client takes what fetch throws for an unreachable server; a broken contract must not look like one.
      told = { status: 500, text: JSON.stringify({ code: 'test.broken', title: 'Test', detail: String(error) }) };
    }
    return { ok: told.status < 400, status: told.status, text: async () => told.text };
  };
  return { fetch, answer, received };
}

function parsed(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  const isGiven = value !== undefined && Object.keys(value as object).length > 0;
  if (schema === undefined && isGiven) throw new Error(`This operation takes no ${part}.`);
  if (schema === undefined) return undefined;
  const result = schema.parse(value);
  const unknown = Object.keys((value ?? {}) as object).filter((key) => !(key in (result as object)));
  if (unknown.length > 0) throw new Error(`The ${part} has what the contract does not know: ${unknown.join(', ')}.`);
  return result;
}

function operationAt(method: string, pathname: string): [OperationName, Record<string, string>] {
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    if (operation.method !== method) continue;
    const pattern = new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
    const match = pattern.exec(pathname);
    if (match === null) continue;
    const params = Object.entries(match.groups ?? {}).map(([key, value]) => [key, decodeURIComponent(value)]);
    return [name as OperationName, Object.fromEntries(params)];
  }
  throw new Error(`The contract has no ${method} ${pathname}.`);
}
