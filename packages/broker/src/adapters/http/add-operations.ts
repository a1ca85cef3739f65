import {
  BOUND_OPERATIONS,
  OPERATION_SCOPES,
  OPERATIONS,
  ROUTES,
  type OperationName,
  type RouteDefinition,
} from '@gatelease/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnyHandler, Handlers } from './operation.ts';
import { PROBLEM_RESPONSES } from './problem-responses.ts';
import { providerCookie, readProviderCookie } from './provider-cookie.ts';
import { makeRequireCaller, type CallerChecks } from './require-caller.ts';
import { sessionCookie } from './session-cookie.ts';
import { securityOf } from './security-of.ts';
import { addressText, visitOf } from './visit.ts';

export interface OperationOptions extends CallerChecks {
  readonly handlers: Handlers;
  /** Whether people come by https: cookies are marked so. */
  readonly isSecure: boolean;
}

/** Adds every operation of the contract: the table says path, schemas, access and status; the handlers do the rest. */
export function addOperations(app: FastifyInstance, options: OperationOptions): void {
  const handlers: Readonly<Record<OperationName, AnyHandler>> = options.handlers;
  for (const name of operationNames()) addOperation(app, name, handlers[name], options);
}

function addOperation(app: FastifyInstance, name: OperationName, handle: AnyHandler, options: OperationOptions): void {
  const { method, path } = OPERATIONS[name];
  const definition: RouteDefinition = ROUTES[name];
  const { access, status, largestBodyBytes } = definition;

  app.route({
    method,
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    schema: schemaOf(name, definition),
    ...(largestBodyBytes === undefined ? {} : { bodyLimit: largestBodyBytes }),
    ...(access === 'public' ? {} : { onRequest: makeRequireCaller(options, { ...keyTerms(name), access }) }),
    handler: async (request, reply) => {
      const { params, query, body } = request;
      const output = await handle({ params, query, body }, callOf(request, reply, options.isSecure));
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .send(status === 204 ? undefined : output);
    },
  });
}

function keyTerms(name: OperationName) {
  return { keyUse: OPERATION_SCOPES[name], heedsBinding: BOUND_OPERATIONS.includes(name) };
}

function schemaOf(
  name: OperationName,
  { summary, tag, access, params, query, body, status, response }: RouteDefinition,
) {
  return {
    operationId: name,
    summary,
    tags: [tag],
    security: access === 'public' ? [] : securityOf(OPERATION_SCOPES[name]),
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(body === undefined ? {} : { body }),
    response: { [status]: response, ...PROBLEM_RESPONSES },
  };
}

function callOf(request: FastifyRequest, reply: FastifyReply, isSecure: boolean) {
  const visit = visitOf(request);
  return {
    address: addressText(visit),
    addressSource: visit.addressSource,
    userAgent: request.headers['user-agent'] ?? '',
    caller: visit.caller,
    setSessionCookie: (token: string | null) => void reply.header('set-cookie', sessionCookie(token, isSecure)),
    providerToken: readProviderCookie(request.headers.cookie, isSecure),
    setProviderCookie: (token: string | null) => void reply.header('set-cookie', providerCookie(token, isSecure)),
  };
}

function operationNames(): readonly OperationName[] {
  return Object.keys(OPERATIONS).filter(isOperationName);
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}
