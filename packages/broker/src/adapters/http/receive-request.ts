import { OPERATIONS } from '@gatelease/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hostChecker } from './allowed-hosts.ts';
import { seeClient } from './client-address.ts';
import { isCrossSite } from './cross-site.ts';
import { HttpProblem } from './http-problem.ts';
import type { SurfaceOptions } from './http-server-options.ts';
import { RequestBudget } from './request-budget.ts';
import { securityHeaders } from './security-headers.ts';
import { readCredential } from './session-cookie.ts';

/** Load balancers and orchestrators ask these by whatever address they know. */
const ANSWERS_TO_ANY_HOST = ['/healthz', '/readyz', '/metrics'];

/**
 * The one hook that every request passes: who asks from where, and whether the request may be looked at at all.
 *
 * @throws `request.too-many`, `request.misdirected`, `request.cross-site`
 */
export function makeReceiveRequest(options: SurfaceOptions) {
  const { publicUrl, otherHosts, trustedProxies, requestsPerMinute } = options;
  const isSecure = publicUrl.startsWith('https:');
  const familyOrigins = Object.values(options.familyUrls).flatMap((url) => (url === null ? [] : [new URL(url).origin]));
  const headers = securityHeaders(isSecure, familyOrigins);
  const isFamilyHost = hostOf(familyOrigins);
  const budget = new RequestBudget(requestsPerMinute);
  const isOwnHost = hostChecker(publicUrl, otherHosts);

  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const credential = readCredential(request.headers, isSecure);
    const { address, source } = seeClient(
      { remoteAddress: request.socket.remoteAddress, forwardedFor: headerText(request.headers['x-forwarded-for']) },
      trustedProxies,
    );
    request.visit = { clientAddress: address, addressSource: source, credential, caller: null };
    reply.headers(headers).header('x-request-id', request.id);

    const waitSeconds = address === null ? null : budget.spend(address);
    if (waitSeconds !== null) throw tooMany(waitSeconds);
    const route = request.routeOptions.url ?? '';
    if (route === PROOF_PATH && isFamilyHost(request.headers.host)) {
      allowProof(request, reply, publicUrl);
      return;
    }
    if (!ANSWERS_TO_ANY_HOST.includes(route) && !isOwnHost(request.headers.host)) throw misdirected(publicUrl);
    if (isCrossSite(originOf(request, isSecure), publicUrl)) throw crossSite(publicUrl);
  };
}

/** The one operation that a page of ours calls across names; its token says for whom, and no cookie counts there. */
const PROOF_PATH = OPERATIONS.proveAddress.path;

/** Lets pages of the public URL read the answer, and no other page ask. */
function allowProof(request: FastifyRequest, reply: FastifyReply, publicUrl: string): void {
  const { origin } = request.headers;
  const own = new URL(publicUrl).origin;
  if (origin !== undefined && origin !== own) throw crossSite(publicUrl);
  void reply.headers({
    'access-control-allow-origin': own,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'content-type',
    vary: 'origin',
  });
}

function hostOf(origins: readonly string[]): (host: string | undefined) => boolean {
  const hosts = origins.map((origin) => new URL(origin).host);
  return (host) => host !== undefined && hosts.includes(host.toLowerCase());
}

function originOf(request: FastifyRequest, isSecure: boolean) {
  const { host, origin, authorization, cookie } = request.headers;
  const credential = readCredential({ cookie }, isSecure);
  return {
    method: request.method,
    host,
    origin,
    fetchSite: headerText(request.headers['sec-fetch-site']),
    hasSessionCookie: credential !== null,
    hasBearerToken: readCredential({ authorization }, isSecure) !== null,
  };
}

function headerText(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(',') : header;
}

function tooMany(retryAfterSeconds: number): HttpProblem {
  const detail = 'There were too many requests from this address in the last minute.';
  return new HttpProblem('request.too-many', detail, { retryAfterSeconds });
}

function misdirected(publicUrl: string): HttpProblem {
  return new HttpProblem('request.misdirected', `This server answers as ${publicUrl}, and to no other name.`);
}

function crossSite(publicUrl: string): HttpProblem {
  const detail = `Changes are accepted from pages of ${publicUrl}, or with a bearer token.`;
  return new HttpProblem('request.cross-site', detail);
}
