import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSecretKey } from './load-secret-key.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gatelease-key-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('makes a key at the first start, for its owner alone, and finds it again', () => {
  const dataDir = join(directory, 'data');

  const first = loadSecretKey({ secretKey: null, dataDir });
  const second = loadSecretKey({ secretKey: null, dataDir });

  expect(first).toHaveLength(32);
  expect(Buffer.from(second).equals(first)).toBe(true);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
});

it('takes the key of the environment, and then writes no file', () => {
  const secretKey = Buffer.alloc(32, 7);

  expect(loadSecretKey({ secretKey, dataDir: directory })).toBe(secretKey);
  expect(() => statSync(join(directory, 'secret.key'))).toThrow();
});

it('never puts a new key in the place of a file that is damaged', () => {
  const path = join(directory, 'secret.key');
  writeFileSync(path, 'c2hvcnQ=');

  expect(() => loadSecretKey({ secretKey: null, dataDir: directory })).toThrow('does not hold a key');
  expect(readFileSync(path, 'utf8')).toBe('c2hvcnQ=');
});
