import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { adopt, endChild } from './ending.ts';

const run = promisify(execFile);

/** What went through between two namespaces. */
export interface Traffic {
  /** How long each connection took to be made. */
  readonly connectMs: readonly number[];
  readonly gigabitsPerSecond: number;
}

/** Where traffic goes from and to. */
export interface TrafficWay {
  readonly fromNamespace: string;
  readonly address: string;
  readonly port: number;
}

const RECEIVER = `
  require('node:net').createServer((socket) => socket.on('error', () => {}).resume())
    .listen(Number(process.argv[1]), () => process.stdout.write('listening'));
`;

const SENDER = `
  const [host, port, connections, streamMs] = process.argv.slice(1);
  const net = require('node:net');
  const connect = () => new Promise((resolve, reject) => {
    const from = process.hrtime.bigint();
    const socket = net.connect({ host, port, timeout: 5000 });
    socket.once('connect', () => resolve([socket, Number(process.hrtime.bigint() - from) / 1e6]));
    socket.once('timeout', () => reject(new Error('the receiver does not answer')));
    socket.once('error', reject);
  });
  (async () => {
    const connectMs = [];
    for (let count = 0; count < Number(connections); count += 1) {
      const [socket, took] = await connect();
      connectMs.push(took);
      socket.destroy();
    }
    const [socket] = await connect();
    const chunk = Buffer.alloc(1 << 18);
    let bytes = 0;
    const from = Date.now();
    while (Date.now() - from < Number(streamMs)) {
      if (!socket.write(chunk)) await new Promise((resolve) => socket.once('drain', resolve));
      bytes += chunk.length;
    }
    const gigabitsPerSecond = (bytes * 8) / ((Date.now() - from) * 1e6);
    socket.destroy();
    process.stdout.write(JSON.stringify({ connectMs, gigabitsPerSecond }));
  })();
`;

/** Takes connections in a namespace until the returned function is called. */
export async function receiveIn(namespace: string, port: number): Promise<() => Promise<void>> {
  const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, '-e', RECEIVER, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  adopt(child);
  await once(child.stdout, 'data');
  return () => endChild(child);
}

/** Makes connections one after the other, and then sends as much as goes through one. */
export async function sendTraffic(
  { fromNamespace, address, port }: TrafficWay,
  { connections, streamMs }: { readonly connections: number; readonly streamMs: number },
): Promise<Traffic> {
  const args = [SENDER, address, String(port), String(connections), String(streamMs)];
  const { stdout } = await run('ip', ['netns', 'exec', fromNamespace, process.execPath, '-e', ...args]);
  return JSON.parse(stdout) as Traffic;
}
