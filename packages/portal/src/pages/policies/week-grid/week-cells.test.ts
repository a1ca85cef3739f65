import { expect, it } from 'vitest';
import { areaBetween, areaText, cellBeside, toggleArea } from './week-cells.ts';

it('spans a rectangle from either corner', () => {
  const area = { fromDay: 0, toDay: 5, fromMinute: 480, toMinute: 1080 };

  expect(areaBetween({ day: 0, index: 16 }, { day: 4, index: 35 }, 30)).toEqual(area);
  expect(areaBetween({ day: 4, index: 16 }, { day: 0, index: 35 }, 30)).toEqual(area);
  expect(areaText(area)).toBe('Monday to Friday, 08:00 to 18:00');
});

it('says a single cell with its day, and the end of the day as 24:00', () => {
  expect(areaText(areaBetween({ day: 6, index: 95 }, { day: 6, index: 95 }, 15))).toBe('Sunday 23:45 to 24:00');
});

it('opens what is open in part, and closes what is open whole', () => {
  const rows = [{ days: ['monday'], from: '08:00', to: '08:30' }];
  const hour = { fromDay: 0, toDay: 1, fromMinute: 480, toMinute: 540 };

  const opened = toggleArea(rows, hour);
  const closed = toggleArea(opened.rows, hour);

  expect([opened.isOpen, opened.rows[0]?.to, closed.isOpen, closed.rows[0]?.days]).toEqual([true, '09:00', false, []]);
});

it.each([
  ['ArrowLeft', { day: 3, index: 0 }],
  ['ArrowUp', { day: 2, index: 0 }],
  ['ArrowDown', { day: 4, index: 0 }],
  ['ArrowRight', { day: 3, index: 1 }],
  ['End', { day: 3, index: 47 }],
  ['PageDown', { day: 6, index: 0 }],
  ['a', null],
])('%s leads from Thursday midnight to %j', (key, to) => {
  expect(cellBeside({ day: 3, index: 0 }, key, 30)).toEqual(to);
});
