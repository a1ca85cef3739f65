import { expect, it } from 'vitest';
import { ChangeStream } from './change-stream.ts';

it('holds one event for each topic, however much happens while nobody reads', async () => {
  const stream = new ChangeStream(() => undefined);
  for (let i = 0; i < 10_000; i += 1) {
    stream.tell('leases');
    stream.tell('requests');
  }
  stream.finish();

  const text = (await stream.toArray()).join('');

  expect(text.match(/"topic":"leases"/g) ?? []).toHaveLength(0);
  expect(text).toBe('retry: 3000\n\nevent: session-ended\ndata: {}\n\n');
});

it('buffers no more than a little for a reader that has stopped', () => {
  const stream = new ChangeStream(() => undefined);
  stream.read();
  for (let i = 0; i < 10_000; i += 1) {
    stream.tell('leases');
    stream.beat();
  }

  expect(stream.readableLength).toBeLessThan(2048);
});

it('tells nothing and complains about nothing once it is over, and lets go of what it listened to', async () => {
  let closed = 0;
  const stream = new ChangeStream(() => (closed += 1));
  stream.finish();
  stream.finish();
  stream.tell('leases');
  stream.beat();

  await stream.toArray();

  expect(closed).toBe(1);
});
