import { expect, it } from 'vitest';
import { aheadMinutes, offsetMinutes, shiftedTimeText } from './zone-difference.ts';

const WINTER = Date.parse('2026-11-16T09:00:00Z');
const SUMMER = Date.parse('2026-07-16T09:00:00Z');

it.each([
  ['UTC', WINTER, 0],
  ['Europe/Berlin', WINTER, 60],
  ['Europe/Berlin', SUMMER, 120],
  ['America/St_Johns', WINTER, -210],
  ['Asia/Kathmandu', WINTER, 345],
])('%s is so far ahead of UTC', (zone, at, minutes) => {
  expect(offsetMinutes(zone, at)).toBe(minutes);
});

it('compares two zones at one instant', () => {
  expect(aheadMinutes('America/New_York', 'Europe/Berlin', WINTER)).toBe(-360);
});

it.each([
  ['08:00', -360, '02:00'],
  ['08:00', 345, '13:45'],
  ['02:00', -360, '20:00 on the day before'],
  ['22:00', 180, '01:00 on the next day'],
  ['00:00', 0, '00:00'],
])('%s and %i minutes is %s', (time, minutes, text) => {
  expect(shiftedTimeText(time, minutes)).toBe(text);
});
