import { main } from './main.ts';
import { nodeIo } from './node/node-io.ts';

// `gatelease events | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (error) => {
  process.exit('code' in error && error.code === 'EPIPE' ? 0 : 4);
});

// Node's warnings are for those who build this, and would spoil a problem document on stderr.
if ((process.env['GATELEASE_DEBUG'] ?? '') === '') process.removeAllListeners('warning');

// A terminal that was closed takes no more words; what is under way, such as closing a lease, still ends properly.
process.stderr.on('error', () => undefined);

const exitCode = await main(process.argv.slice(2), nodeIo());

// A request that nobody waits for any more must not keep the process; what was written must still arrive.
process.stdout.write('', () => {
  process.stderr.write('', () => {
    process.exit(exitCode);
  });
});
