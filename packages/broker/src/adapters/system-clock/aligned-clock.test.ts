import { expect, it } from 'vitest';
import { AlignedClock } from './aligned-clock.ts';

it('tells the shared time between two askings, whatever the own clock says', async () => {
  let own = 1_000_000;
  const clock = new AlignedClock(
    () => Promise.resolve(new Date(own + 90_000)),
    () => own,
  );

  await clock.align();
  own += 5_000;

  expect(clock.now()).toEqual(new Date(own + 90_000));
});

it('does not trust an answer that took long', async () => {
  let own = 1_000_000;
  const slow = () => {
    own += 5_000;
    return Promise.resolve(new Date(0));
  };
  const clock = new AlignedClock(slow, () => own);

  await clock.align();

  expect(clock.now()).toEqual(new Date(own));
});

it('runs on as it was when the shared clock cannot be asked', async () => {
  let isDown = false;
  const shared = () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve(new Date(61_000)));
  const clock = new AlignedClock(shared, () => 1_000);
  await clock.align();

  isDown = true;

  await expect(clock.align()).rejects.toThrow('down');
  expect(clock.now()).toEqual(new Date(61_000));
});
