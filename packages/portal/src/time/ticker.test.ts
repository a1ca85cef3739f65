import { expect, it, vi } from 'vitest';
import { createTicker } from './ticker.ts';

function world() {
  const clock = { now: 1000, tick: () => {}, stopped: 0 };
  const ticker = createTicker({
    now: () => clock.now,
    everySecond: (callback) => {
      clock.tick = callback;
      return () => {
        clock.stopped += 1;
      };
    },
  });
  return { clock, ticker };
}

it('looks at the clock again when the first listener comes after a pause', () => {
  const { clock, ticker } = world();
  clock.now = 9000;

  ticker.subscribe(() => {});

  expect(ticker.now()).toBe(9000);
});

it('tells all listeners at each tick and keeps one time between ticks', () => {
  const { clock, ticker } = world();
  const [first, second] = [vi.fn(), vi.fn()];
  ticker.subscribe(first);
  ticker.subscribe(second);

  clock.now = 2500;
  const before = ticker.now();
  clock.tick();

  expect([before, ticker.now(), first.mock.calls.length, second.mock.calls.length]).toEqual([1000, 2500, 1, 1]);
});

it('stops when the last listener leaves', () => {
  const { clock, ticker } = world();
  const leaveFirst = ticker.subscribe(() => {});
  const leaveSecond = ticker.subscribe(() => {});

  leaveFirst();
  const stoppedEarly = clock.stopped;
  leaveSecond();

  expect([stoppedEarly, clock.stopped]).toEqual([0, 1]);
});
