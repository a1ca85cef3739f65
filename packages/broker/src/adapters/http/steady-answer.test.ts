import { expect, it } from 'vitest';
import { answerSteadily } from './steady-answer.ts';

async function millisecondsOf(work: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await answerSteadily(work, 60).catch(() => undefined);
  return performance.now() - start;
}

it('answers as late when there is nothing to do, when there is much, and when it is refused', async () => {
  const nothing = () => Promise.resolve();
  const much = () => new Promise((resolve) => setTimeout(resolve, 30));
  const refused = () => Promise.reject(new Error('refused'));

  for (const work of [nothing, much, refused]) expect(await millisecondsOf(work())).toBeGreaterThanOrEqual(58);
});

it('gives back what the work gave, and throws what it threw', async () => {
  expect(await answerSteadily(Promise.resolve(7), 1)).toBe(7);
  await expect(answerSteadily(Promise.reject(new Error('refused')), 1)).rejects.toThrow('refused');
});
