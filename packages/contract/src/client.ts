import type { z } from 'zod';
import { OPERATIONS, type OperationName } from './operations.ts';
import type { Problem } from './problem.ts';
import type { ROUTES } from './routes.ts';

type Routes = typeof ROUTES;
type InputOf<Name extends OperationName, Part extends string> =
  Routes[Name] extends Readonly<Record<Part, infer Schema extends z.ZodType>> ? z.input<Schema> : undefined;
/** In brackets, or a body that is a union would be taken apart, and no value of the union itself would fit. */
type Needed<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]: Value };
type Optional<Key extends string, Value> = [Value] extends [undefined] ? unknown : { readonly [K in Key]?: Value };

/** What a call of an operation needs beside its name. */
export type CallInput<Name extends OperationName> = Needed<'params', InputOf<Name, 'params'>> &
  Optional<'query', InputOf<Name, 'query'>> &
  Needed<'body', InputOf<Name, 'body'>>;

export type CallOutput<Name extends OperationName> = z.output<Routes[Name]['response']>;

/** An answer of the API that is not a success. `problem` is the server's own document. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** The server could not be reached, or what answered is no Gatelease. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly url: string;
  /** `ECONNREFUSED` and its like, from wherever in the chain of causes it stands; `null` where there is none. */
  readonly causeCode: string | null;

  constructor(message: string, { url, cause }: { readonly url: string; readonly cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.url = url;
    this.causeCode = codeOf(cause);
  }
}

/** The part of `fetch` that the client needs. */
export type FetchLike = (
  url: string,
  init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: string },
) => Promise<{ readonly ok: boolean; readonly status: number; text(): Promise<string> }>;

export interface ClientOptions {
  /** `''` in the browser, `http://127.0.0.1:8080` elsewhere. */
  readonly baseUrl: string;
  readonly fetch: FetchLike;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls an operation of the API by its name. @throws ApiError, UnreachableError */
export type Client = <Name extends OperationName>(
  name: Name,
  ...input: object extends CallInput<Name> ? [input?: CallInput<Name>] : [input: CallInput<Name>]
) => Promise<CallOutput<Name>>;

/** A client of the API at `baseUrl`. It checks nothing that the server checks, and throws what the server says. */
export function createClient(options: ClientOptions): Client {
  return async (name, ...input) => {
    const operation = OPERATIONS[name];
    const given: Readonly<Record<string, unknown>> = isRecord(input[0]) ? input[0] : {};
    const url = options.baseUrl + fillPath(operation.path, given['params']) + queryText(given['query']);
    const body = given['body'] === undefined ? undefined : JSON.stringify(given['body']);

    const answer = await send(options, url, operation.method, body);
    const value = parseJson(answer.text);
    if (answer.ok && value !== undefined) return value;
    if (!answer.ok && isProblem(value)) throw new ApiError(value);
    const missing = answer.ok ? 'JSON' : 'a problem document';
    const message = `${url} answered ${String(answer.status)} without ${missing}: is this a Gatelease server?`;
    throw new UnreachableError(message, { url });
  };
}

async function send(options: ClientOptions, url: string, method: string, body: string | undefined) {
  const headers = { accept: 'application/json', ...options.headers };
  try {
    const answer = await options.fetch(
      url,
      body === undefined
        ? { method, headers }
        : { method, headers: { ...headers, 'content-type': 'application/json' }, body },
    );
    return { ok: answer.ok, status: answer.status, text: await answer.text() };
  } catch (error) {
    throw new UnreachableError(`No answer from ${url}: is the server running?`, { url, cause: error });
  }
}

function fillPath(path: string, params: unknown): string {
  const values = isRecord(params) ? params : {};
  return path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key])));
}

function queryText(query: unknown): string {
  const pairs = Object.entries(isRecord(query) ? query : {})
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** `undefined` for what is no JSON, `null` for nothing. */
function parseJson(text: string) {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(cause: unknown): string | null {
  if (!(cause instanceof Error)) return null;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : codeOf(cause.cause);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && 'code' in value && 'title' in value && 'detail' in value;
}
