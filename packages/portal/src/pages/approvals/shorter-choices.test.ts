import { expect, it } from 'vitest';
import { shorterChoices } from './shorter-choices.ts';

it('offers what was asked for first, then less, and never more', () => {
  expect(shorterChoices(3600)).toEqual([
    { value: '', label: 'As asked: 1 hour' },
    { value: '1800', label: 'Only 30 minutes' },
    { value: '900', label: 'Only 15 minutes' },
  ]);
});

it('offers any time where the end of the window was asked for', () => {
  expect(shorterChoices(null).map(({ value }) => value)).toContain('28800');
});
