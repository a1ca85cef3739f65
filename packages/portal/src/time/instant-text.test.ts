import { describe, expect, it } from 'vitest';
import { instantText, readersPlace, relativeText } from './instant-text.ts';

const place = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const now = Date.parse('2026-11-21T12:00:00Z');

describe('instantText', () => {
  it.each([
    ['2026-11-21T13:05:00Z', 'today 14:05'],
    ['2026-11-21T23:30:00Z', 'tomorrow 00:30'],
    ['2026-11-20T07:00:00Z', 'yesterday 08:00'],
    ['2026-11-23T07:00:00Z', 'Mon 23 Nov 08:00'],
    ['2027-01-04T07:00:00Z', 'Mon 4 Jan 2027 08:00'],
  ])('says %s as "%s"', (instant, text) => {
    // Where the commas go differs between versions of the language data.
    expect(instantText(instant, now, place).replaceAll(',', '')).toBe(text);
  });
});

describe('relativeText', () => {
  it.each([
    ['2026-11-21T12:00:30Z', 'in less than a minute'],
    ['2026-11-21T11:59:50Z', 'just now'],
    ['2026-11-21T15:00:00Z', 'in 3 hours'],
    ['2026-11-21T11:55:00Z', '5 minutes ago'],
    ['2026-11-23T12:00:00Z', 'in 2 days'],
  ])('says %s as "%s"', (instant, text) => {
    expect(relativeText(instant, now, place)).toBe(text);
  });
});

describe('readersPlace', () => {
  it('keeps the English of the reader and writes British dates for everybody else', () => {
    expect([readersPlace('en-US').locale, readersPlace('de-DE').locale]).toEqual(['en-US', 'en-GB']);
  });
});
