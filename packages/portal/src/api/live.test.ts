import { expect, it } from 'vitest';
import { listenForChanges } from './live.ts';
import type { LiveSource } from './live.ts';

type Handlers = Parameters<LiveSource['open']>[0];

function world() {
  const heard: unknown[] = [];
  const timers: { at: number; callback: () => void }[] = [];
  const streams: { handlers: Handlers; closed: boolean }[] = [];
  let now = 0;
  const stop = listenForChanges(
    {
      open(handlers) {
        const stream = { handlers, closed: false };
        streams.push(stream);
        return () => {
          stream.closed = true;
        };
      },
      later(milliseconds, callback) {
        const timer = { at: now + milliseconds, callback };
        timers.push(timer);
        return () => {
          if (timers.includes(timer)) timers.splice(timers.indexOf(timer), 1);
        };
      },
    },
    {
      stateChanged: (state) => heard.push(state),
      topicsChanged: (topics) => heard.push(topics),
      everythingMayHaveChanged: () => heard.push('everything'),
    },
  );
  const pass = (milliseconds: number): void => {
    const until = now + milliseconds;
    for (;;) {
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      now = next.at;
      timers.splice(timers.indexOf(next), 1);
      next.callback();
    }
    now = until;
  };
  return { heard, streams, stop, pass };
}

it('passes on together what changes close together', () => {
  const { heard, streams, pass } = world();
  streams[0]!.handlers.opened();

  streams[0]!.handlers.changed('leases');
  streams[0]!.handlers.changed('requests');
  streams[0]!.handlers.changed('leases');
  pass(500);

  expect(heard).toEqual(['connecting', 'live', ['leases', 'requests']]);
});

it('connects again after a break, and reads everything again then', () => {
  const { heard, streams, pass } = world();
  streams[0]!.handlers.opened();

  streams[0]!.handlers.failed();
  pass(1000);
  streams[1]!.handlers.opened();

  expect(heard).toEqual(['connecting', 'live', 'reconnecting', 'live', 'everything']);
  expect(streams[0]!.closed).toBe(true);
});

it('polls every 15 seconds while there is no stream, and no longer', () => {
  const { heard, streams, pass } = world();

  streams[0]!.handlers.failed();
  pass(31_000);
  const polls = heard.filter((what) => what === 'everything').length;
  streams.at(-1)!.handlers.opened();
  heard.length = 0;
  pass(60_000);

  expect([polls, heard]).toEqual([2, []]);
});

it('tries less and less often while the server stays away', () => {
  const { streams, pass } = world();
  for (let second = 0; second < 120; second += 1) {
    if (!streams.at(-1)!.closed) streams.at(-1)!.handlers.failed();
    pass(1000);
  }

  expect(streams.length).toBeLessThan(14);
});

it('is quiet once stopped', () => {
  const { heard, streams, stop, pass } = world();
  streams[0]!.handlers.failed();

  stop();
  heard.length = 0;
  pass(120_000);

  expect([heard, streams.length]).toEqual([[], 1]);
});
