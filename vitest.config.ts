import { defineConfig } from 'vitest/config';

/**
 * Four projects: `unit` touches nothing outside the process; `integration` uses real databases, sockets and Local
 * EC2; `portal` looks at every page in a real browser, behind an API in memory; `e2e` runs the built product through
 * its public surfaces only.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['packages/*/src/**/*.test.{ts,tsx}'], environment: 'node' } },
      {
        test: {
          name: 'integration',
          include: ['packages/*/test/**/*.test.ts'],
          exclude: ['packages/portal/test/**'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'portal',
          include: ['packages/portal/test/**/*.test.ts'],
          globalSetup: ['packages/portal/test/set-up-portal.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
