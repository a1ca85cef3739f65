import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs one step, shows its output only when it fails (or always with `loud`), and tells how it went. */
export async function runStep(name, command, args, { loud = false, env = {} } = {}) {
  const startedAt = Date.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: loud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      output.push(Buffer.from(String(error)));
      resolve(127);
    });
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code !== 0 && !loud) process.stdout.write(Buffer.concat(output));
  return code === 0;
}

/** A program of `node_modules/.bin`. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}
