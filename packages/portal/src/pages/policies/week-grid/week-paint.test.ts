import { expect, it } from 'vitest';
import type { WindowRow } from '../window-row.ts';
import { openShare, paintWeek, segmentsOfWeek } from './week-paint.ts';
import type { WeekArea } from './week-paint.ts';

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const weekdays = (fromHour: number, toHour: number): WeekArea => ({
  fromDay: 0,
  toDay: 5,
  fromMinute: fromHour * 60,
  toMinute: toHour * 60,
});
const on = (day: number, fromHour: number, toHour: number): WeekArea => ({
  ...weekdays(fromHour, toHour),
  fromDay: day,
  toDay: day + 1,
});

it('paints a rectangle as one window of several days', () => {
  expect(paintWeek([], weekdays(8, 18), true)).toEqual([{ days: WORKDAYS, from: '08:00', to: '18:00' }]);
});

it('cuts a lunch break out of every day that it is painted over', () => {
  const rows = paintWeek([{ days: WORKDAYS, from: '08:00', to: '18:00' }], weekdays(12, 13), false);

  expect(rows).toEqual([
    { days: WORKDAYS, from: '08:00', to: '12:00' },
    { days: WORKDAYS, from: '13:00', to: '18:00' },
  ]);
});

it('keeps times that were typed to the minute where it does not paint', () => {
  const rows = paintWeek([{ days: ['monday', 'tuesday'], from: '07:35', to: '16:05' }], on(1, 15, 17), true);

  expect(rows).toEqual([
    { days: ['monday'], from: '07:35', to: '16:05' },
    { days: ['tuesday'], from: '07:35', to: '17:00' },
  ]);
});

it('keeps a night over midnight one window, Sunday night too', () => {
  const night = { days: ['saturday', 'sunday'], from: '22:00', to: '04:00' };

  expect(paintWeek([night], on(2, 9, 10), true)).toEqual([{ days: ['wednesday'], from: '09:00', to: '10:00' }, night]);
});

it('leaves a window that is only half typed where it was', () => {
  const half = { days: ['monday'], from: '08:00', to: '' };

  expect(paintWeek([half], on(6, 9, 10), true)).toEqual([{ days: ['sunday'], from: '09:00', to: '10:00' }, half]);
});

it('never turns a schedule that is painted away into one that is open always', () => {
  const rows = paintWeek([{ days: ['monday'], from: '08:00', to: '09:00' }], on(0, 0, 24), false);

  expect(rows.map(({ days }) => days)).toEqual([[]]);
  expect(segmentsOfWeek(rows)).toEqual([]);
});

it('says how much of an area is open', () => {
  const rows = [{ days: ['monday'], from: '08:00', to: '08:15' }];

  expect([openShare(rows, on(0, 8, 9)), openShare(rows, on(1, 8, 9)), openShare([], on(0, 8, 9))]).toEqual([
    0.25, 0, 0,
  ]);
});

it('changes no minute outside the area and all inside it, whatever stood there', () => {
  const nights = { days: ['friday', 'sunday'], from: '21:10', to: '05:20' };
  const start: readonly WindowRow[] = [nights, { days: ['wednesday'], from: '00:00', to: '00:00' }];
  const open = (rows: readonly WindowRow[], day: number, minute: number): boolean =>
    segmentsOfWeek(rows).some((s) => s.day === day && s.fromMinute <= minute && minute < s.toMinute);

  for (let hour = 0; hour < 24; hour += 3) {
    for (const isOpen of [true, false]) {
      const area = { fromDay: 2, toDay: 6, fromMinute: hour * 60, toMinute: hour * 60 + 180 };
      const after = paintWeek(start, area, isOpen);
      for (let day = 0; day < 7; day += 1) {
        for (let minute = 0; minute < 1440; minute += 5) {
          const inside = day >= 2 && day < 6 && minute >= area.fromMinute && minute < area.toMinute;
          const expected = inside ? isOpen : open(start, day, minute);
          if (open(after, day, minute) !== expected) expect.fail(`${hour} ${isOpen}: day ${day}, minute ${minute}`);
        }
      }
    }
  }
});
