import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { RandomIds } from '../adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../adapters/secrets/sha256-token-hasher.ts';
import { openStoreBeside } from '../adapters/store/open-store.ts';
import { SystemClock } from '../adapters/system-clock/system-clock.ts';
import { makeRecoverAdministrator } from '../application/people/recover-administrator.ts';
import type { Recovered } from '../application/people/recover-administrator.ts';
import { ProblemError } from '../application/problem-error.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { rotateSecretKey, rotatedText } from './rotate-secret-key.ts';
import { startFailureText } from './start-failure.ts';

/*
 * What is done on the server's machine, with its environment, beside the running server: `recover [e-mail]
 * [--reset-second-factor] [--json]`, or without it, `rotate-secret-key [--json]`. The command line starts this program
 * for its commands of these names, and lets it speak.
 */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: { 'reset-second-factor': { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [command, email = null] = positionals;
  if (command === 'rotate-secret-key') {
    const rotated = await rotateSecretKey(readConfig(process.env));
    process.stdout.write(`${values.json ? JSON.stringify(rotated, null, 2) : rotatedText(rotated)}\n`);
    return;
  }
  const recovered = await recover(email, values['reset-second-factor']);
  process.stdout.write(`${values.json ? documentOf(recovered) : textOf(recovered)}\n`);
}

async function recover(email: string | null, resetsSecondFactor: boolean): Promise<Recovered> {
  const { dataDir, databaseUrl, publicUrl } = readConfig(process.env);
  const store = await openStoreBeside({ dataDir, ...(databaseUrl === null ? {} : { databaseUrl }) });
  try {
    const context = {
      store,
      publicUrl,
      clock: new SystemClock(),
      ids: new RandomIds(),
      tokenHasher: new Sha256TokenHasher(),
    };
    const operator = userInfo().username;
    return await makeRecoverAdministrator(context)({ email, resetsSecondFactor, operator });
  } finally {
    await store.close();
  }
}

function documentOf({ person, organization, link, expiresAt }: Recovered): string {
  const { personId, email, name } = person;
  const told = { personId, email, name, organization: organization.name, link, expiresAt: expiresAt.toISOString() };
  return JSON.stringify(told, null, 2);
}

function textOf({ person, organization, link, expiresAt }: Recovered): string {
  return [
    `${person.name} (${person.email}), administrator of ${organization.name}, chooses a new password with this link,`,
    `once, until ${expiresAt.toISOString()}:`,
    '',
    `  ${link}`,
    '',
    'Until then the password they have works. The ledger notes this, and a mail tells them.',
  ].join('\n');
}

/** In the words and with the exit codes of the command line. */
function fail(error: unknown): void {
  const isExpected = error instanceof ProblemError || error instanceof ConfigError;
  const code = error instanceof ProblemError ? error.code : isExpected ? 'config.invalid' : 'internal';
  const detail = startFailureText(error);
  const type = `urn:gatelease:problem:${code}`;
  const told = process.argv.includes('--json')
    ? JSON.stringify({ type, code, detail }, null, 2)
    : `${detail} (${code})`;
  process.stderr.write(`${told}\n`);
  process.exitCode = isExpected ? 1 : 4;
}

run().catch(fail);
