import { main } from './main.ts';
import { nodeIo } from './node/node-io.ts';

// `gatelease events | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (error) => {
  process.exit('code' in error && error.code === 'EPIPE' ? 0 : 4);
});

const exitCode = await main(process.argv.slice(2), nodeIo());

// A request that nobody waits for any more must not keep the process; what was written must still arrive.
process.stdout.write('', () => {
  process.stderr.write('', () => {
    process.exit(exitCode);
  });
});
