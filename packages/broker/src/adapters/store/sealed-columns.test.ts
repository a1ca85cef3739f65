import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Whoever adds a sealed column has to add it to what `rotate-secret-key` seals anew. */
it('every column that holds a sealed secret is sealed anew with a new key', () => {
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
  const columns = [...read('./schema.ts').matchAll(/readonly (sealed(?:_\w+)?):/g)].map(([, column]) => column);

  const resealed = read('./repositories/secret-key-repository.ts');

  expect(columns.length).toBeGreaterThan(1);
  const isResealed = (column = '') => resealed.includes(`{ ${column}: sealed }`) || resealed.includes(`{ ${column} }`);
  expect(columns.filter((column) => !isResealed(column))).toEqual([]);
});
