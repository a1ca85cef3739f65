/** `npm run bench`: builds what is stale, bundles `bench/` into `.tmp/bench`, and runs it. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build as esbuild } from 'esbuild';
import { build, isStale, root } from './build.mjs';

const out = join(root, '.tmp', 'bench');

if (await isStale()) await build();
await rm(out, { recursive: true, force: true });
await esbuild({
  entryPoints: { main: join(root, 'bench/main.ts'), 'engine-child': join(root, 'bench/running/engine-child.ts') },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  external: ['@aws-sdk/*', '@smithy/*', 'prettier'],
  sourcemap: 'linked',
  logLevel: 'warning',
});

const bench = spawn(process.execPath, ['--enable-source-maps', join(out, 'main.mjs'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('exit', (code) => (process.exitCode = code ?? 1));
