/** `npm run check`: format, lint, import boundaries, the API's document, types, unit tests. Every step runs, whatever the others say. */
import { join } from 'node:path';
import { root, runStep, tool } from './run-step.mjs';

const typeCheck = (project) => [
  `types of ${project}`,
  process.execPath,
  [join(root, 'node_modules/typescript-native/bin/tsc'), '-p', project],
];

export const steps = [
  ['format', tool('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['lint', tool('eslint'), ['--max-warnings', '0', '.']],
  ['import boundaries', tool('depcruise'), ['--config', '.dependency-cruiser.cjs', 'packages']],
  // By itself it would tell its maker how it is used, and ask the registry for a newer version.
  [
    'the API’s document',
    tool('redocly'),
    ['lint', '--max-problems=20', 'packages/contract/openapi.json'],
    { env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  ],
  ...['security-groups', 'ec2-engine', 'account-reader', 'map', 'contract', 'broker', 'cli', 'portal'].map((name) =>
    typeCheck(`packages/${name}`),
  ),
  typeCheck('.'),
];

export async function check() {
  let isFine = true;
  for (const step of steps) isFine = (await runStep(...step)) && isFine;
  return isFine;
}

if (process.argv[1]?.endsWith('check.mjs')) {
  const checked = await check();
  const tested = await runStep('unit tests', tool('vitest'), ['run', '--project', 'unit'], { loud: true });
  process.exitCode = checked && tested ? 0 : 1;
}
