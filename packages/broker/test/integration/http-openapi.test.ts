import { readFile, writeFile } from 'node:fs/promises';
import { CHANGES_PATH, LEDGER_EXPORT_PATH, OPERATIONS } from '@gatelease/contract';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './http-harness.ts';

const FILE = new URL('../../../contract/openapi.json', import.meta.url);

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

it('the committed OpenAPI document is the one that the server serves', async () => {
  const served = await server.call('GET', '/api/v1/openapi.json');
  const text = await format(served.body, { parser: 'json', printWidth: 120 });
  // GATELEASE_UPDATE_OPENAPI=1 writes it anew; the difference is then for a reviewer to read.
  if (process.env['GATELEASE_UPDATE_OPENAPI'] === '1') await writeFile(FILE, text);

  expect(text).toBe(await readFile(FILE, 'utf8'));
});

it('documents every operation with its answers and problems, and nothing else', async () => {
  const document = (await server.call('GET', '/api/v1/openapi.json')).json();

  const documented = Object.entries<Record<string, { operationId: string; responses: object }>>(document.paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, responses }]) => ({
        name: operationId,
        route: `${method.toUpperCase()} ${path}`,
        hasProblems: '4XX' in responses && '5XX' in responses,
      })),
  );
  const expected = [
    ...Object.entries(OPERATIONS).map(([name, { method, path }]) => ({ name, route: `${method} ${path}` })),
    { name: 'exportLedger', route: `GET ${LEDGER_EXPORT_PATH}` },
    { name: 'streamChanges', route: `GET ${CHANGES_PATH}` },
  ];
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
  expect(documented.map(({ name, route }) => ({ name, route })).sort(byName)).toEqual(expected.sort(byName));
  expect(documented.filter(({ hasProblems }) => !hasProblems)).toEqual([]);
});
