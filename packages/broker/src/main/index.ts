import { ProblemError } from '../application/problem-error.ts';
import { ConfigError, readConfig } from './config.ts';
import { startGatelease } from './start.ts';
import type { Gatelease } from './start.ts';

/** How long a shutdown may take before the process ends anyway. What was acknowledged is saved already. */
const SHUTDOWN_MS = 10_000;

async function run(): Promise<void> {
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
  const isExpected = error instanceof ConfigError || error instanceof ProblemError || isPortTaken(error);
  const text = error instanceof Error ? (isExpected ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`Gatelease could not start: ${text}\n`);
  process.exit(1);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

run().catch(fail);
