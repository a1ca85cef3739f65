import { createServer } from 'node:net';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment with a free port in the place of port 0.
 *
 * Links, cookies and the check of origins follow the public URL, which names the port by default: so a port that is to
 * be found has to be known before anything listens. Somebody else may take it in between; the start then fails and says
 * so.
 */
export async function withPortFound(env: Environment): Promise<Environment> {
  if (env['GATELEASE_PORT'] !== '0') return env;
  return { ...env, GATELEASE_PORT: String(await findPort()) };
}

function findPort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
