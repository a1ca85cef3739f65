import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/*
 * docs/configuration.md is what people go by, so it names the environment variables that are read, and no others.
 * Each section has one table, with the name of the variable first in its row.
 */

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
const VARIABLE = /\b(?:GATELEASE_[A-Z0-9_]+|DATABASE_URL)\b/g;

it('the server reads exactly the variables of its section in docs/configuration.md', () => {
  const folder = join(ROOT, 'packages/broker/src/main');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('config.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

  expect(documented('The server')).toEqual(variablesIn(files.join('\n')));
});

it('the command line reads exactly the variables of its section in docs/configuration.md', () => {
  const folder = join(ROOT, 'packages/cli/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

  expect(documented('The command line').filter((name) => name.startsWith('GATELEASE_'))).toEqual(
    variablesIn(files.join('\n')),
  );
});

/** The variables that the rows of a section's table begin with, sorted. */
function documented(section: string): readonly string[] {
  const [, afterHeading = ''] = PAGE.split(`\n## ${section}\n`);
  const [text = ''] = afterHeading.split('\n## ');
  return [...text.matchAll(/^\| `([A-Z][A-Z0-9_]+)`/gm)].map(([, name = '']) => name).sort();
}

function variablesIn(source: string): readonly string[] {
  return [...new Set(source.match(VARIABLE))].sort();
}
