import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emitServiceWorker } from './src/web-app/emit-service-worker.ts';

/** The portal is served from `/` by the Gatelease server, under a policy that allows scripts of its own only. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), emitServiceWorker()],
  build: {
    outDir: '../../dist/portal',
    emptyOutDir: true,
    sourcemap: false,
    // Inlined images would be data: URLs; files keep the pages cacheable.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080' } } },
});
