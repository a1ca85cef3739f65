/**
 * `npm test`: everything. Installs what it can (on Debian, as root: Chromium, PostgreSQL and nftables), builds, checks, and runs
 * unit, integration, portal and end-to-end tests. What was skipped, and why, is in its last lines.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { root, runStep, tool } from './run-step.mjs';

const DEBIAN_PACKAGES = { chromium: 'chromium', postgresql: 'postgresql', nftables: 'nftables' };

function answers(command, args) {
  return spawnSync(command, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
}

/** What tests may need beyond Node, each with how to get it. */
const requirements = [
  {
    name: 'Chromium',
    isThere: () => answers('chromium', ['--version']) || answers('google-chrome', ['--version']),
    debian: DEBIAN_PACKAGES.chromium,
    hint: 'install Chromium (Debian: apt-get install chromium)',
  },
  {
    name: 'PostgreSQL',
    isThere: () => process.env.GATELEASE_TEST_DATABASE_URL !== undefined || hasPostgresServer(),
    debian: DEBIAN_PACKAGES.postgresql,
    hint: 'install PostgreSQL 15 or newer (Debian: apt-get install postgresql), or set GATELEASE_TEST_DATABASE_URL',
  },
  {
    name: 'nftables, and the right to use it in network namespaces',
    isThere: () => answers('unshare', ['--net', 'nft', 'list', 'tables']),
    debian: DEBIAN_PACKAGES.nftables,
    hint: 'run as root and install nftables (Debian: apt-get install nftables)',
  },
  { name: 'AWS command line', isThere: () => answers('aws', ['--version']), hint: 'install the AWS command line' },
  { name: 'boto3', isThere: () => answers('python3', ['-c', 'import boto3']), hint: 'install boto3 for python3' },
  { name: 'moto_server', isThere: () => answers('moto_server', ['--help']), hint: 'install moto[server] for python3' },
];

function hasPostgresServer() {
  try {
    const folder = execFileSync('pg_config', ['--bindir'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return answers(join(folder, 'postgres'), ['--version']);
  } catch {
    return false;
  }
}

function canInstall() {
  return process.getuid?.() === 0 && answers('apt-get', ['--version']);
}

function installMissing() {
  const missing = requirements.filter((requirement) => !requirement.isThere());
  const packages = missing.flatMap(({ debian }) => (debian === undefined ? [] : [debian]));
  if (packages.length > 0 && canInstall()) {
    console.log(`Installing ${packages.join(', ')} …`);
    const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update'], options);
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
  }
  return requirements.filter((requirement) => !requirement.isThere());
}

async function runTests(folder, project) {
  const report = join(folder, `${project}.json`);
  const passed = await runStep(
    `${project} tests`,
    tool('vitest'),
    ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { loud: true },
  );
  const result = JSON.parse(await readFile(report, 'utf8').catch(() => '{"testResults":[]}'));
  return { passed, tests: result.testResults.flatMap((file) => file.assertionResults) };
}

const missing = installMissing();
const folder = await mkdtemp(join(tmpdir(), 'gatelease-test-'));
let isFine = await check();
await build();

const tests = [];
for (const project of ['unit', 'integration', 'portal', 'e2e']) {
  const run = await runTests(folder, project);
  isFine = run.passed && isFine;
  tests.push(...run.tests);
}
await rm(folder, { recursive: true, force: true });

const count = (...states) => tests.filter(({ status }) => states.includes(status)).length;
const skipped = tests.filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo');

console.log(`\nRun in ${root.split('/').at(-1)} with Node ${process.version}.`);
for (const { name, hint } of missing) console.log(`missing: ${name}; to run its tests, ${hint}`);
for (const { fullName } of skipped) console.log(`skipped: ${fullName}`);
if (tests.length === 0) isFine = false;
console.log(`${isFine ? 'Everything that ran passed.' : 'Something FAILED, see above.'}`);
console.log(`${count('passed')} passed, ${count('failed')} failed, ${skipped.length} skipped`);
process.exitCode = isFine ? 0 : 1;
