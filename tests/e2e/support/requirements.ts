import { execFileSync, spawnSync } from 'node:child_process';

/** Why something that a test needs is not here; `null` when it is. Tests that need it are skipped with that reason. */
export const missing = {
  chromium: chromiumPath() === null ? 'no Chromium here' : null,
  awsCommandLine: answers('aws', ['--version']) ? null : 'no AWS command line here',
  boto3: answers('python3', ['-c', 'import boto3']) ? null : 'no boto3 for python3 here',
  moto: answers('moto_server', ['--help']) ? null : 'no moto_server here',
};

/** `name`, with the reason when it is going to be skipped. */
export function titled(name: string, reason: string | null): string {
  return reason === null ? name : `${name} (skipped: ${reason})`;
}

export function chromiumPath(): string | null {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Try the next name.
    }
  }
  return null;
}

function answers(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}
