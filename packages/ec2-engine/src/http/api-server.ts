import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { refusal } from '../engine/call-handler.ts';
import type { CallHandler, CallReply } from '../engine/call-handler.ts';
import type { EngineLog } from '../engine/engine-log.ts';
import { ec2Error } from '../model/ec2-error.ts';
import type { RawRequest } from '../wire/sigv4/signed-request.ts';
import { readBody } from './read-body.ts';

/** Far more than the largest honest call, a few hundred rules, needs. */
const LARGEST_BODY_BYTES = 1024 * 1024;
const CONTENT_TYPE = 'text/xml;charset=UTF-8';
const HEALTH_PATH = '/healthz';

/** The HTTP face of the engine: requests in, documents out. It knows nothing of what they say. */
export function createApiServer(handler: CallHandler, log: EngineLog): Server {
  const server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: 20_000,
    requestTimeout: 60_000,
    requireHostHeader: false,
  });
  server.on('request', (request, response) => {
    respond(handler, request, response).catch((error: unknown) => {
      log.error({ error }, 'a request could not be answered');
      response.destroy();
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    refuseMalformed(error, socket);
  });
  return server;
}

async function respond(handler: CallHandler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.on('error', () => undefined);
  if (request.url === HEALTH_PATH) {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
    return;
  }
  if (request.method !== 'POST' && request.method !== 'GET') {
    send(response, refuse('MethodNotAllowed', 'The specified method is not allowed. Use POST or GET.'), true);
    return;
  }
  const body = await readBody(request, LARGEST_BODY_BYTES);
  switch (body.kind) {
    case 'text':
      send(response, await handler.handle(rawRequest(request, body.text)), false);
      return;
    case 'too-large':
      send(response, refuse('RequestEntityTooLarge', 'The request is larger than 1 MiB.'), true);
      return;
    case 'aborted':
      response.destroy();
  }
}

function rawRequest(request: IncomingMessage, body: string): RawRequest {
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    headers.push([(request.rawHeaders[at] ?? '').toLowerCase(), request.rawHeaders[at + 1] ?? '']);
  }
  return { method: request.method ?? '', target: request.url ?? '', headers, body };
}

function send(response: ServerResponse, reply: CallReply, closesConnection: boolean): void {
  if (reply.kind === 'drop') {
    response.destroy();
    return;
  }
  response
    .writeHead(reply.status, {
      'content-type': CONTENT_TYPE,
      'content-length': Buffer.byteLength(reply.document),
      'x-amzn-RequestId': reply.requestId,
      ...(closesConnection && { connection: 'close' }),
    })
    .end(reply.document);
}

function refuse(code: 'MethodNotAllowed' | 'RequestEntityTooLarge', message: string): CallReply {
  return refusal('ec2', ec2Error(code, message), randomUUID());
}

/** What is not even HTTP gets an error of EC2's form too, and the end of the connection. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const reply = refusal('ec2', ec2Error('InvalidQueryParameter', 'The request is not well-formed HTTP.'), requestId);
  const document = reply.kind === 'document' ? reply.document : '';
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: ${CONTENT_TYPE}\r\nx-amzn-RequestId: ${requestId}\r\n` +
      `content-length: ${String(Buffer.byteLength(document))}\r\nconnection: close\r\n\r\n${document}`,
  );
}
