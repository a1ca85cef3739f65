import { expect, it } from 'vitest';
import { weekSegments } from './week-segments.ts';

it('is open always without a window', () => {
  expect(weekSegments([]).map(({ toMinute }) => toMinute)).toEqual(Array.from({ length: 7 }, () => 1440));
});

it('carries a night window over to the next day, and Sunday night to Monday', () => {
  const segments = weekSegments([{ days: ['sunday'], from: '22:00', to: '06:00' }]);

  expect(segments).toEqual([
    { day: 0, fromMinute: 0, toMinute: 360 },
    { day: 6, fromMinute: 1320, toMinute: 1440 },
  ]);
});

it('joins windows that overlap or touch', () => {
  const segments = weekSegments([
    { days: ['tuesday'], from: '08:00', to: '12:00' },
    { days: ['tuesday'], from: '12:00', to: '13:00' },
    { days: ['tuesday'], from: '09:00', to: '10:00' },
    { days: ['tuesday'], from: '20:00', to: '00:00' },
  ]);

  expect(segments).toEqual([
    { day: 1, fromMinute: 480, toMinute: 780 },
    { day: 1, fromMinute: 1200, toMinute: 1440 },
  ]);
});

it('leaves out what is not complete yet', () => {
  expect(weekSegments([{ days: ['monday'], from: '', to: '18:00' }])).toEqual([]);
});

it('agrees minute by minute with what each window says', () => {
  const rows = [
    { days: ['monday', 'friday'], from: '23:30', to: '01:00' },
    { days: ['saturday'], from: '00:30', to: '00:00' },
  ];
  const open = (day: number, minute: number) =>
    weekSegments(rows).some((s) => s.day === day && s.fromMinute <= minute && minute < s.toMinute);

  for (let day = 0; day < 7; day += 1) {
    for (let minute = 0; minute < 1440; minute += 1) {
      const late = [0, 4].includes(day) && minute >= 1410;
      const early = [1, 5].includes(day) && minute < 60;
      const saturday = day === 5 && minute >= 30;
      if (open(day, minute) !== (late || early || saturday)) expect.fail(`day ${day}, minute ${minute}`);
    }
  }
});
