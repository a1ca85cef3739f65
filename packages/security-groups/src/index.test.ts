import { expect, it } from 'vitest';
import source from './index.ts?raw';
import * as surface from './index.ts';

/*
 * What the package exports is a promise to every other one. When this test fails and the change is
 * meant, write the new surface down with
 *
 *   npx vitest run --project unit packages/security-groups/src/index.test.ts --update
 *
 * and commit api-surface.txt with it, so that a review sees what came and what went.
 */
it('exports what api-surface.txt says, no more and no less', async () => {
  const types = [...source.matchAll(/\btype (\w+)/g), ...source.matchAll(/export type \{([^}]*)\}/g)]
    .flatMap(([, names = '']) => names.split(','))
    .map((name) => `type ${name.trim()}`);
  const values = Object.entries(surface).map(([name, value]) =>
    typeof value === 'function' ? `function ${name}` : `const ${name}`,
  );
  const lines = [...values, ...types].sort();

  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../api-surface.txt');
});
