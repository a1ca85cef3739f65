import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/*
 * docs/dependencies.md gives one sentence for each direct dependency, in a section for each package.json. A dependency
 * without its sentence is not agreed on, and a sentence without its dependency is out of date.
 */

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PAGE = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8');
const PACKAGES = readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `packages/${name}/package.json`);
const MANIFESTS = ['package.json', ...PACKAGES];

it.each(MANIFESTS)('%s depends on exactly what docs/dependencies.md says, in the same versions', (path) => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

  expect(documented(path)).toEqual(
    [...versionsIn(manifest, 'dependencies'), ...versionsIn(manifest, 'devDependencies')].sort(),
  );
});

it('says of each dependency in one sentence why it is there', () => {
  const rows = PAGE.split('\n').filter((line) => line.startsWith('| `'));

  expect(rows.filter((row) => !/\| [A-Z][^|]{8,}\. +\|$/.test(row))).toEqual([]);
});

it('has a section for each package.json and for nothing else', () => {
  const sections = [...PAGE.matchAll(/^## `(.+)`$/gm)].map(([, path = '']) => path);

  expect(sections.sort()).toEqual([...MANIFESTS].sort());
});

/** `name version` for each row of a section's table. */
function documented(path: string): readonly string[] {
  const [, afterHeading = ''] = PAGE.split(`\n## \`${path}\`\n`);
  const [text = ''] = afterHeading.split('\n## ');
  return [...text.matchAll(/^\| `([^`]+)` +\| (\S+) +\|/gm)]
    .map(([, name = '', version = '']) => `${name} ${version}`)
    .sort();
}

/** `name version` for each dependency on other people's packages. */
function versionsIn(manifest: unknown, kind: 'dependencies' | 'devDependencies'): readonly string[] {
  const fields: Readonly<Record<string, unknown>> = { ...(typeof manifest === 'object' ? manifest : {}) };
  const versions = fields[kind];
  return Object.entries(typeof versions === 'object' && versions !== null ? versions : {})
    .filter(([name]) => !name.startsWith('@gatelease/'))
    .map(([name, version]) => `${name} ${String(version)}`);
}
