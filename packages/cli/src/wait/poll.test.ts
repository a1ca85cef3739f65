import { UnreachableError } from '@gatelease/contract/client';
import { expect, it } from 'vitest';
import { FakeIo } from '../../test/support/fake-io.ts';
import { poll } from './poll.ts';

function pollWith(read: (count: number) => number, given: { onValue?: (value: number) => void } = {}) {
  const pauses: number[] = [];
  const fake = new FakeIo();
  const io = {
    now: () => fake.io.now(),
    sleep: async (milliseconds: number) => {
      pauses.push(milliseconds);
      await fake.io.sleep(milliseconds);
    },
  };
  let count = 0;
  const polled = poll(io, {
    read: async () => read((count += 1)),
    isDone: (value) => value === 7,
    longestPauseMs: 1000,
    signal: new AbortController().signal,
    ...given,
  });
  return { polled, pauses };
}

it('asks quickly at first, then at a steady pace', async () => {
  const { polled, pauses } = pollWith((count) => (count < 7 ? count : 7));

  expect(await polled).toBe(7);
  expect(pauses).toEqual([250, 375, 562.5, 843.75, 1000, 1000]);
});

it('starts its patience anew after every answer', async () => {
  const { polled, pauses } = pollWith((count) => {
    if (count % 20 !== 0) throw new UnreachableError('No answer.', { url: 'https://gate.example' });
    return count === 100 ? 7 : 0;
  });

  expect(await polled).toBe(7);
  expect(pauses).toHaveLength(99);
});

it('gives up after half a minute of silence', async () => {
  const { polled, pauses } = pollWith(() => {
    throw new UnreachableError('No answer.', { url: 'https://gate.example' });
  });

  await expect(polled).rejects.toThrow('No answer.');
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(30_000);
});

it('passes on what is wrong with an answer at once', async () => {
  const { polled, pauses } = pollWith(() => {
    throw new TypeError('No such thing.');
  });

  await expect(polled).rejects.toThrow('No such thing.');
  expect(pauses).toEqual([]);
});
