/**
 * Builds what runs: the portal, the server and the command line, into `dist/`.
 *
 * `node scripts/build.mjs` always builds; `isStale()` tells `npm start` whether it has to.
 */
import { mkdir, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');

/** Native packages, and the AWS SDK, which is large and loaded only when the first call is made. */
const external = ['libsql', '@node-rs/argon2', '@aws-sdk/*', '@smithy/*', 'pg-native'];

/** Bundled CommonJS packages call `require` for Node's own modules. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

export async function build({ portal = true } = {}) {
  const startedAt = new Date();
  await mkdir(dist, { recursive: true });
  await Promise.all([
    bundle('packages/broker/src/main/index.ts', 'server.js'),
    bundle('packages/broker/src/main/operate.ts', 'operate.js'),
    bundle('packages/cli/src/bin.ts', 'gatelease.js'),
  ]);
  if (portal) await buildPortal();
  await writeFile(stamp, '');
  await utimes(stamp, startedAt, startedAt);
}

/** Whether a source is newer than what was built from it. */
export async function isStale() {
  const built = await stat(stamp).catch(() => null);
  if (built === null) return true;
  const packages = await readdir(join(root, 'packages'));
  const folders = packages.flatMap((name) => [
    join(root, 'packages', name, 'src'),
    join(root, 'packages', name, 'public'),
  ]);
  const files = [
    ...packages.map((name) => join(root, 'packages', name, 'package.json')),
    join(root, 'package-lock.json'),
  ];
  for (const folder of folders) files.push(...(await filesBelow(folder)));
  for (const file of files) {
    const info = await stat(file).catch(() => null);
    if (info !== null && info.mtimeMs > built.mtimeMs) return true;
  }
  return false;
}

async function bundle(entry, name) {
  const { build: esbuild } = await import('esbuild');
  await esbuild({
    entryPoints: [join(root, entry)],
    outfile: join(dist, name),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    external,
    splitting: false,
    banner: { js: name === 'gatelease.js' ? `#!/usr/bin/env node\n${requireBanner}` : requireBanner },
    legalComments: 'none',
    logLevel: 'warning',
    sourcemap: 'linked',
  });
}

async function buildPortal() {
  const { build: vite } = await import('vite');
  await rm(join(dist, 'portal'), { recursive: true, force: true });
  await vite({ root: join(root, 'packages/portal'), logLevel: 'warn' });
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
