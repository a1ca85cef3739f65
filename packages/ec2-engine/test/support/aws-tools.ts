import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why a command cannot be used here, or nothing when it can. Tests are skipped with this reason, never passed. */
export function whyMissing(command: string, ...args: readonly string[]): string | undefined {
  try {
    execFileSync(command, args, { stdio: 'ignore', timeout: 20_000 });
    return undefined;
  } catch {
    return `\`${[command, ...args].join(' ')}\` does not run here`;
  }
}

/** An environment in which AWS's tools find Local EC2, and nothing of the machine's own configuration. */
export function awsEnvironment(url: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own),
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: url,
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}

/** Runs a command against Local EC2 and gives what it wrote, or how it failed. */
export async function runAgainst(url: string, command: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(command, [...args], { env: awsEnvironment(url), timeout: 50_000 });
    return stdout;
  } catch (error) {
    return `failed: ${(error as { stderr: string }).stderr.trim()}`;
  }
}
