/**
 * `npm run screenshots`: photographs every page of the built product, with a small example world in it, into
 * `docs/screenshots/`. Or into the folder that is named.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as esbuild } from 'esbuild';
import { build, isStale, root } from './build.mjs';

const source = join(root, 'tests/e2e/support/screenshots.ts');
const folder = process.argv[2] ?? join(root, 'docs/screenshots');

if (await isStale()) await build();

// The bundle has to lie where the packages that it leaves out are found.
await mkdir(join(root, '.tmp'), { recursive: true });
const scratch = await mkdtemp(join(root, '.tmp/screenshots-'));
try {
  const outfile = join(scratch, 'screenshots.mjs');
  await esbuild({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['playwright-core', '@aws-sdk/*', '@smithy/*'],
    // So that what looks for `dist/` looks from where the source lies.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
    logLevel: 'warning',
  });
  const { takeScreenshots } = await import(pathToFileURL(outfile).href);
  await takeScreenshots(folder);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
