import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a scan of ports finds, as nmap calls it: an answer, a refusal, or nothing. */
export type PortState = 'open' | 'closed' | 'filtered';

const SCANNER = `
  const [host, patience, ...ports] = process.argv.slice(1);
  const net = require('node:net');
  const tryPort = (port) => new Promise((resolve) => {
    const socket = net.connect({ host, port });
    const end = (state) => { socket.destroy(); resolve([port, state]); };
    socket.setTimeout(Number(patience), () => end('filtered'));
    socket.on('connect', () => end('open'));
    socket.on('error', (error) => end(error.code === 'ECONNREFUSED' ? 'closed' : 'filtered'));
  });
  Promise.all(ports.map(Number).map(tryPort)).then((states) => process.stdout.write(JSON.stringify(states)));
`;

const LISTENER = `
  const net = require('node:net');
  const ports = process.argv.slice(1);
  let missing = ports.length;
  for (const port of ports) net.createServer((socket) => socket.on('error', () => {}).pipe(socket))
    .listen(Number(port), '::', () => { missing -= 1; if (missing === 0) process.stdout.write('listening'); });
`;

/** Connects to all ports at once; how many of them are in which state, and which are open. */
export async function scanPorts(
  namespace: string,
  host: string,
  ports: readonly number[],
  patienceMilliseconds = 1500,
): Promise<{ readonly counts: Partial<Record<PortState, number>>; readonly open: readonly number[] }> {
  const args = [SCANNER, host, String(patienceMilliseconds), ...ports.map(String)];
  const { stdout } = await run('ip', ['netns', 'exec', namespace, process.execPath, '-e', ...args]);
  const states = JSON.parse(stdout) as readonly (readonly [number, PortState])[];
  const counts: Partial<Record<PortState, number>> = {};
  for (const [, state] of states) counts[state] = (counts[state] ?? 0) + 1;
  return { counts, open: states.filter(([, state]) => state === 'open').map(([port]) => port) };
}

/** Listens on ports in a namespace and gives back what arrives, until it is ended. */
export async function listenIn(namespace: string, ports: readonly number[]): Promise<{ end(): void }> {
  const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, '-e', LISTENER, ...ports.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return { end: () => child.kill('SIGKILL') };
}
