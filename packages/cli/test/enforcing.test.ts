import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, runProcess } from './support/command-line-process.ts';

let binary: string;
let removeBundle: () => Promise<void>;

beforeAll(async () => {
  ({ binary, remove: removeBundle } = await bundleCommandLine());
});
afterAll(() => removeBundle());

describe('gatelease ec2 --enforce', () => {
  it.each([
    { name: 'starting', argv: ['--port', '0', '--enforce', 'nftables'] },
    { name: 'stopping', argv: ['--stop-enforcing'] },
  ])('says what is missing where it cannot be done, when $name, and runs nothing', async ({ argv }) => {
    const ended = await runProcess(binary, ['ec2', ...argv, '--network-namespace', 'gatelease-nowhere', '--json']);

    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(JSON.parse(ended.stderr)).toMatchObject({
      code: 'ec2.not-enforced',
      detail: expect.stringMatching(/no network namespace "gatelease-nowhere"|needs? root|cannot be started/),
    });
  });
});
