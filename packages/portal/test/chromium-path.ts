import { execFileSync } from 'node:child_process';

/** Where Chromium is on this machine; `null` where there is none. */
export function chromiumPath(): string | null {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}
