import { expect, it } from 'vitest';
import { Turnstile, TurnstileFullError } from './turnstile.ts';

/** A work that the test ends. */
function heldWork() {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => (release = resolve));
  return { work: () => promise, release: () => release() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets so many in at a time, and the others in the order they came', async () => {
  const turnstile = new Turnstile(2, 10);
  const inside: number[] = [];
  const held = [0, 1, 2, 3].map(heldWork);
  const runs = held.map(({ work }, i) =>
    turnstile.run(() => {
      inside.push(i);
      return work();
    }),
  );

  await settle();
  expect(inside).toEqual([0, 1]);
  held[1]?.release();
  await settle();
  expect(inside).toEqual([0, 1, 2]);
  for (const { release } of held) release();
  await Promise.all(runs);
  expect(inside).toEqual([0, 1, 2, 3]);
});

it('gives the place free when a work fails', async () => {
  const turnstile = new Turnstile(1, 1);

  await expect(turnstile.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');

  expect(await turnstile.run(() => Promise.resolve('in'))).toBe('in');
});

it('sends away whom the line has no place for', async () => {
  const turnstile = new Turnstile(1, 1);
  const { work, release } = heldWork();
  const first = turnstile.run(work);
  const second = turnstile.run(() => Promise.resolve());

  await expect(turnstile.run(() => Promise.resolve())).rejects.toThrow(TurnstileFullError);

  release();
  await Promise.all([first, second]);
});
