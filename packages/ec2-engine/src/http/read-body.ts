import type { IncomingMessage } from 'node:http';

/** The body of a request as text, that it is larger than anybody needs, or that its sender went away. */
export type Body = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'aborted' };

/**
 * Reads a body of at most `limit` bytes. A longer one is given up as soon as that is known, by its announced length
 * or by what came; what still comes is thrown away, so that the answer can reach its sender.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const giveUp = (kind: 'too-large' | 'aborted') => {
      request.removeAllListeners('data').resume();
      resolve({ kind });
    };
    request.on('error', () => {
      giveUp('aborted');
    });
    request.on('close', () => {
      resolve({ kind: 'aborted' });
    });
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      giveUp('too-large');
      return;
    }
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) giveUp('too-large');
      else chunks.push(chunk);
    });
    request.on('end', () => {
      resolve({ kind: 'text', text: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
