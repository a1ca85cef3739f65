import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts the service worker beside the built pages, with the names of the files that it may keep. */
export function emitServiceWorker(): Plugin {
  return {
    name: 'gatelease:service-worker',
    // A server for development has no worker: it would keep what is being changed.
    config: (_, { command }) => ({
      define: { 'import.meta.env.HAS_SERVICE_WORKER': JSON.stringify(command === 'build') },
    }),
    async generateBundle(_, bundle) {
      const source = await readFile(join(import.meta.dirname, 'service-worker.js'), 'utf8');
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/${name}`)
        .toSorted();
      const text = source.replace('new Set(__FILES__)', `new Set(${JSON.stringify(files)})`);
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: text });
    },
  };
}
