import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from './http-problem.ts';
import { sendError } from './answer-problems.ts';

const ONE_YEAR_SECONDS = 365 * 24 * 3600;

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Gatelease</title>
<h1>The portal has not been built</h1>
<p>The server works, and so does its API. Build the portal with <code>npm run build</code>, then start the server again.</p>
</html>
`;

/**
 * Serves the built portal. Files whose name holds a hash of their content may be kept for ever; the page that names
 * them is asked for each time. Every other address outside the API is the portal's to route.
 */
export async function addPortal(app: FastifyInstance, directory: string | null): Promise<void> {
  const isBuilt = directory !== null && existsSync(join(directory, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: directory,
      dotfiles: 'ignore',
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        void reply.header('cache-control', cacheControlOf(path));
      },
      schemaHide: true,
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return sendError(nothingHere(), request, reply);
    if (isBuilt) return reply.sendFile('index.html');
    return reply.code(503).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(NOT_BUILT);
  });
}

function cacheControlOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? `public, max-age=${String(ONE_YEAR_SECONDS)}, immutable` : 'no-cache';
}

/** Whether an address is the portal's to route: no part of the API, and no file that is missing. */
function isPage({ method, url }: FastifyRequest): boolean {
  const [path = ''] = url.split('?');
  const isReading = method === 'GET' || method === 'HEAD';
  return isReading && !/^\/(?:api|assets)(?:\/|$)/.test(path) && !/\.(?:[a-z0-9]{2,5}|webmanifest)$/i.test(path);
}

function nothingHere(): HttpProblem {
  return new HttpProblem('route.not-found', 'No operation of the API has this method and address.');
}
