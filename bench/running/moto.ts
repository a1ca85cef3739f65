import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { adopt, endChild } from './ending.ts';
import { freePort } from './free-port.ts';
import type { Workspace } from './workspace.ts';

const START_MS = 40_000;

/** Starts moto's server; `null` where it is not installed. */
export async function startMoto(workspace: Workspace): Promise<{ readonly url: string } | null> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  let hasEnded = false;
  child.once('error', () => (hasEnded = true));
  child.once('exit', () => (hasEnded = true));
  adopt(child);
  workspace.onEnd(() => endChild(child));

  const url = `http://127.0.0.1:${String(port)}`;
  const giveUpAt = Date.now() + START_MS;
  while (!hasEnded && Date.now() < giveUpAt) {
    const answers = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) return { url };
    await sleep(100);
  }
  return null;
}
