import { expect, it } from 'vitest';
import { main } from '../main.ts';
import { FakeIo } from '../../test/support/fake-io.ts';

it.each([
  { argv: ['recover'], asked: ['recover'] },
  { argv: ['rotate-secret-key'], asked: ['rotate-secret-key'] },
  {
    argv: ['recover', 'ada@example.com', '--reset-second-factor', '--json'],
    asked: ['recover', '--reset-second-factor', '--json', '--', 'ada@example.com'],
  },
])('has the program of the server do $argv, and ends as that ended', async ({ argv, asked }) => {
  const fake = new FakeIo();
  const calls: (readonly string[])[] = [];
  const operate = (args: readonly string[]) => {
    calls.push(args);
    return Promise.resolve(1);
  };

  const code = await main(argv, { ...fake.io, operate });

  expect(code).toBe(1);
  expect(calls).toEqual([asked]);
});
