import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** Makes one JavaScript file of a TypeScript entry, so that plain Node can run it as a process of its own. */
export async function bundle(entry: string): Promise<{ readonly file: string; readonly remove: () => Promise<void> }> {
  // Inside the repository, because native packages are not bundled and must be found from there.
  const parent = join(root, '.tmp');
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'bundle-'));
  const file = join(folder, 'entry.mjs');
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['libsql', '@node-rs/argon2', '@aws-sdk/*', '@smithy/*', 'pg-native'],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}
