import { ProblemError } from '../application/problem-error.ts';
import { ConfigError, readConfig } from './config.ts';
import { silenceNodeVersionWarning } from './quiet-aws-sdk.ts';
import { startGatelease } from './start.ts';
import type { Gatelease } from './start.ts';

/** How long a shutdown may take before the process ends anyway. What was acknowledged is saved already. */
const SHUTDOWN_MS = 10_000;

async function run(): Promise<void> {
  silenceNodeVersionWarning(process.env);
  const config = readConfig(process.env);
  const gatelease = await startGatelease(config);
  announce(gatelease, config.localEc2.accessKeyId);

  const stop = (): void => {
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    gatelease.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function announce({ url, ec2Url, setupUrl }: Gatelease, accessKeyId: string): void {
  const lines = ['', '  Gatelease is running.'];
  lines.push('', `  Portal and API   ${url}`);
  if (ec2Url !== null) lines.push(`  Local EC2        ${ec2Url}   (access key ${accessKeyId}, region us-east-1)`);
  if (setupUrl !== null) {
    lines.push(
      '',
      '  Nobody is set up yet. Open this link once, within a day, to create your organization:',
      '',
      `  ${setupUrl}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

function fail(error: unknown): void {
  process.stderr.write(`Gatelease could not start: ${reasonOf(error)}\n`);
  process.exit(1);
}

/** What a person can mend is said in a sentence; anything else is our mistake, and shows where. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof ProblemError) return error.message;
  if (isPortTaken(error)) return `${error.message}. Set GATELEASE_PORT or GATELEASE_EC2_PORT to a port that is free.`;
  return error.stack ?? error.message;
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

run().catch(fail);
