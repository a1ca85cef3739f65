import { parseCidr, type Cidr, type IpAddress } from '@gatelease/security-groups';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hostChecker, isNumericHost } from './allowed-hosts.ts';
import { isWithin } from './client-address.ts';
import { HttpProblem } from './http-problem.ts';
import type { HttpServerOptions, ReadinessCheck } from './http-server-options.ts';
import { visitOf } from './visit.ts';

type HealthOptions = Pick<HttpServerOptions, 'readiness' | 'metrics' | 'observers' | 'publicUrl' | 'otherHosts'>;

const CHECK_MILLISECONDS = 2000;
const LOOPBACK: readonly Cidr[] = ['127.0.0.0/8', '::1/128'].flatMap((text) => {
  const read = parseCidr(text);
  return read.ok ? [read.value] : [];
});

/**
 * For machines that watch: `/healthz` (the process answers), `/readyz` (the store can be reached, the worker is alive),
 * `/metrics`. Anybody may ask whether it is ready, by any name; what is not, and the metrics, are for loopback and the
 * observers, who use a name of ours or an address: a page must not read them through a browser of theirs.
 */
export function addHealthRoutes(
  app: FastifyInstance,
  { readiness, metrics, observers, publicUrl, otherHosts }: HealthOptions,
): void {
  const isOwnHost = hostChecker(publicUrl, otherHosts);
  const mayObserve = (request: FastifyRequest): boolean =>
    isObserver(request, observers) && (isOwnHost(request.headers.host) || isNumericHost(request.headers.host));

  app.get('/healthz', { schema: { hide: true } }, () => ({ alive: true }));

  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
    const checks = Object.fromEntries(await Promise.all(readiness.map(async (one) => [one.name, await run(one)])));
    const isReady = Object.values(checks).every((problem) => problem === null);
    void reply.code(isReady ? 200 : 503).header('cache-control', 'no-store');
    return mayObserve(request) ? { ready: isReady, checks } : { ready: isReady };
  });

  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayObserve(request)) throw new HttpProblem('route.not-found', 'There is nothing here.');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** A request that a proxy passed on is nobody's own machine asking, even where the proxy runs on it. */
function isObserver(request: FastifyRequest, observers: readonly Cidr[]): boolean {
  const address: IpAddress | null = visitOf(request).clientAddress;
  if (address === null) return false;
  const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
  return isWithin(address, observers) || (isWithin(address, LOOPBACK) && !isForwarded);
}

async function run({ check }: ReadinessCheck): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('No answer in time.'), CHECK_MILLISECONDS);
  });
  try {
    return await Promise.race([check(), tooLate]);
  } catch {
    return 'The check failed.';
  } finally {
    clearTimeout(timer);
  }
}
