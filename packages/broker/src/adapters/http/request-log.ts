import type { FastifyReply, FastifyRequest } from 'fastify';
import { visitOf } from './visit.ts';
import type { PrometheusMetrics } from './prometheus-metrics.ts';

/**
 * One line and one measurement for each answer. The route is logged, not the address that was asked for: that may hold
 * a token somebody put there. Headers, bodies and queries are never logged.
 */
export function makeLogRequest(metrics: PrometheusMetrics) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const route = request.routeOptions.url ?? 'none';
    const { statusCode: status, elapsedTime } = reply;
    const { caller } = visitOf(request);
    metrics.observeRequest({ method: request.method, route, status, seconds: elapsedTime / 1000 });
    request.log.info(
      {
        method: request.method,
        route,
        status,
        durationMs: Math.round(elapsedTime * 10) / 10,
        personId: caller?.person.personId ?? null,
        ...(caller?.session === null ? { apiKeyId: caller.apiKey.keyId } : {}),
      },
      'request',
    );
  };
}
