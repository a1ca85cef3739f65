import { expect, it } from 'vitest';
import { changedFields, DEFAULT_SETTINGS } from './organization-settings.ts';

const { notifications } = DEFAULT_SETTINGS;

it('tells the fields that differ, with what they were and what they are', () => {
  const after = { ...notifications, tellsDecisions: false, leaseEndingMinutes: null } as const;

  expect(changedFields(notifications, after)).toEqual([
    'tellsDecisions: true, now false',
    'leaseEndingMinutes: 15, now null',
  ]);
});

it('tells nothing of fields that are the same', () => {
  expect(changedFields(notifications, { ...notifications })).toEqual([]);
});
