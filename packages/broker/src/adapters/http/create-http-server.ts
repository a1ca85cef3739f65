import { randomUUID } from 'node:crypto';
import { OPERATIONS } from '@gatelease/contract';
import { fastify, LogController, type FastifyInstance } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import { addChangesRoute } from './add-changes-route.ts';
import { addHealthRoutes } from './add-health-routes.ts';
import { addLedgerExportRoute } from './add-ledger-export-route.ts';
import { addOperations } from './add-operations.ts';
import { addPortal } from './add-portal.ts';
import { answerProblems, sendError } from './answer-problems.ts';
import type { HttpServerOptions, SurfaceOptions } from './http-server-options.ts';
import { addOpenApiRoute, documentRoutes } from './openapi.ts';
import { KeyGuesses } from './key-guesses.ts';
import type { Handlers } from './operation.ts';
import { iamPolicyOperations } from './operations/iam-policy-operations.ts';
import { apiKeyOperations } from './operations/api-key-operations.ts';
import { accessOperations } from './operations/access-operations.ts';
import { configurationOperations } from './operations/configuration-operations.ts';
import { ledgerOperations } from './operations/ledger-operations.ts';
import { accountOperations } from './operations/account-operations.ts';
import { credentialOperations } from './operations/credential-operations.ts';
import { emergencyOperations } from './operations/emergency-operations.ts';
import { lockDownOperations } from './operations/lock-down-operations.ts';
import { messageOperations } from './operations/message-operations.ts';
import { organizationOperations } from './operations/organization-operations.ts';
import { passwordLink } from '../../application/sign-in/one-time-link.ts';
import { peopleOperations } from './operations/people-operations.ts';
import { passkeyOperations } from './operations/passkey-operations.ts';
import { providerOperations } from './operations/provider-operations.ts';
import { teamOperations } from './operations/team-operations.ts';
import { ownSessionOperations } from './operations/own-session-operations.ts';
import { secondFactorOperations } from './operations/second-factor-operations.ts';
import { sessionOperations } from './operations/session-operations.ts';
import { makeReceiveRequest } from './receive-request.ts';
import { makeLogRequest } from './request-log.ts';
import { validatorCompiler } from './request-invalid-error.ts';

const LARGEST_BODY_BYTES = 256 * 1024;

/** Who sends slower than this is no browser on a bad line: head and body of a request must be here by then. */
const HEADERS_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 30_000;
const KEEP_ALIVE_MILLISECONDS = 65_000;

/**
 * The HTTP server: API, stream of changes, health, metrics and portal. It listens to nothing yet; call `listen` on what
 * it returns, and `close` to end it with its open streams.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const app = bareServer(options);
  const { application, changes, portalDirectory, publicUrl } = options;

  const { authenticate, authenticateKey, exportLedger } = application;
  const checks = { authenticate, authenticateKey, keyGuesses: new KeyGuesses() };

  await documentRoutes(app);
  addOperations(app, {
    ...checks,
    handlers: handlersOf(options),
    isSecure: publicUrl.startsWith('https:'),
  });
  // What a browser asks before it may ask across names; the hook that every request passes has the answer.
  app.options(OPERATIONS.proveAddress.path, { schema: { hide: true } }, (_, reply) => reply.code(204).send());
  addLedgerExportRoute(app, { ...checks, exportLedger });
  addChangesRoute(app, { ...checks, changes });
  addOpenApiRoute(app);
  addHealthRoutes(app, options);
  await addPortal(app, portalDirectory);
  return app;
}

/** A server that tells health and metrics and nothing else: for a node that has only a worker. */
export function createObservationServer(options: SurfaceOptions): FastifyInstance {
  const app = bareServer(options);
  addHealthRoutes(app, options);
  return app;
}

function bareServer(options: SurfaceOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    // The client's address is our own to find out: see client-address.ts.
    trustProxy: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    http: { headersTimeout: HEADERS_MILLISECONDS },
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.removeContentTypeParser('text/plain');

  app.decorateRequest('visit', null);
  app.addHook('onRequest', makeReceiveRequest(options));
  app.addHook('onResponse', makeLogRequest(options.metrics));
  answerProblems(app);
  return app;
}

function handlersOf({ application, publicUrl }: HttpServerOptions): Handlers {
  const linkTo = (token: string): string => passwordLink(publicUrl, token);
  return {
    ...sessionOperations(application),
    ...providerOperations(application),
    ...ownSessionOperations(application),
    ...secondFactorOperations(application),
    ...passkeyOperations(application),
    ...apiKeyOperations(application),
    ...iamPolicyOperations(application),
    ...peopleOperations(application, linkTo),
    ...teamOperations(application),
    ...accessOperations(application),
    ...credentialOperations(application),
    ...configurationOperations(application),
    ...ledgerOperations(application),
    ...accountOperations(application),
    ...lockDownOperations(application),
    ...emergencyOperations(application),
    ...messageOperations(application),
    ...organizationOperations(application),
  };
}
