import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/main/config.ts';
import { withPortFound } from '../../src/main/find-port.ts';

it('finds a port for port 0 that is free, and that links can name', async () => {
  const { port, publicUrl } = readConfig(await withPortFound({ GATELEASE_PORT: '0' }));

  expect(port).toBeGreaterThan(0);
  expect(publicUrl).toBe(`http://127.0.0.1:${port}`);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  await new Promise((resolve) => server.close(resolve));
});

it.each([{}, { GATELEASE_PORT: '8443' }, { GATELEASE_PORT: 'x' }])('leaves %j as it is', async (env) => {
  expect(await withPortFound(env)).toEqual(env);
});
