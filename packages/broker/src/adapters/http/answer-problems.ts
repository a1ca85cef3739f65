import type { Problem } from '@gatelease/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOfError } from './problem-of-error.ts';

/** Every failure of every request is answered as a problem document; what is our fault is logged with its cause. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
}

/** Also for what Fastify refuses before it has a route, such as an address that is no address. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, isOurs } = problemOfError(error, request.id);
  if (isOurs) request.log.error({ problem: problem.code, err: error }, 'request failed');
  if (problem.code === 'request.too-large') hearOut(request, reply);
  return sendProblem(problem, reply);
}

/**
 * Lets a client that is still sending come to its end, and throws away what it sends. Closing the connection on it, as
 * Fastify would, resets it, and the answer is lost on the way. How long this may take, the time limit of requests says.
 */
function hearOut(request: FastifyRequest, reply: FastifyReply): void {
  void reply.removeHeader('connection');
  request.raw.resume();
}

export function sendProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  if (problem.retryAfterSeconds !== undefined) void reply.header('retry-after', problem.retryAfterSeconds);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="gatelease"');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem);
}
