import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { withPortFound } from './find-port.ts';
import { silenceNodeVersionWarning } from './quiet-aws-sdk.ts';
import { keepHeapSmall } from './small-heap.ts';
import { startFailureText } from './start-failure.ts';
import { startGatelease } from './start.ts';
import type { Gatelease } from './start.ts';

/** How long a shutdown may take before the process ends anyway. What was acknowledged is saved already. */
const SHUTDOWN_MS = 10_000;

async function run(): Promise<void> {
  keepHeapSmall();
  silenceNodeVersionWarning(process.env);
  const config = readConfig(await withPortFound(process.env));
  const gatelease = await startGatelease(config);
  announce(gatelease, config);

  const stop = (): void => {
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    gatelease.close().then(
      () => process.exit(0),
      (error: unknown) => fail('did not stop as it should', error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function announce({ url, ec2Url, setupUrl }: Gatelease, { localEc2, roles }: Config): void {
  const lines = ['', '  Gatelease is running.'];
  lines.push('', roles.server ? `  Portal and API   ${url}` : `  Health, metrics  ${url}`);
  if (ec2Url !== null)
    lines.push(`  Local EC2        ${ec2Url}   (access key ${localEc2.accessKeyId}, region us-east-1)`);
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

function fail(what: string, error: unknown): void {
  process.stderr.write(`Gatelease ${what}: ${startFailureText(error)}\n`);
  process.exit(1);
}

run().catch((error: unknown) => fail('could not start', error));
