import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();
const PATIENCE_MS = 15_000;

/** Sees to it that the child does not outlive us. */
export function adopt(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

/** Asks the child to end, and ends it when it takes too long. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(impatience);
}

/** For the last moment of this process, when nothing can be waited for. */
export function killChildren(): void {
  for (const child of children) child.kill('SIGKILL');
}
