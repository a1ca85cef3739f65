import { emptySeed, startLocalEc2, threeTierSeed } from '../../src/index.ts';

/**
 * Local EC2 as a process of its own, for tests that kill it. Takes the data directory, and the seed's name; writes its
 * URL, or why it did not start, as one line.
 */
const [dataDir = '', seedName = 'empty'] = process.argv.slice(2);

startLocalEc2({ dataDir, seed: seedName === 'three-tier' ? threeTierSeed : emptySeed }).then(
  (server) => {
    process.stdout.write(`${server.url}\n`);
    process.on('SIGTERM', () => {
      void server.close();
    });
  },
  (error: unknown) => {
    process.stdout.write(`${String(error)}\n`);
    process.exitCode = 1;
  },
);
