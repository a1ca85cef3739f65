import { describe, expect, it } from 'vitest';
import type { LeaseView } from '@gatelease/contract';
import { endingOf, endingsOf, minutesLeft, tabText } from './ending.ts';

const NOW = Date.parse('2026-03-02T14:00:00Z');
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

function door(warnsIn: number | null, endsIn: number, state: LeaseView['state'] = 'active', resourceName = 'db') {
  const lease = { leaseId: 'l-1', state, endsAt: inMinutes(endsIn) } as LeaseView;
  return { resourceName, endWarningAt: warnsIn === null ? null : inMinutes(warnsIn), lease };
}

describe('a door that closes soon', () => {
  it.each([
    { when: 'before the warning', of: door(0.1, 10), isEnding: false },
    { when: 'at the warning', of: door(0, 10), isEnding: true },
    { when: 'a second before the end', of: door(-9, 1 / 60), isEnding: true },
    { when: 'at the end', of: door(-10, 0), isEnding: false },
    { when: 'where nobody is warned', of: door(null, 1), isEnding: false },
    { when: 'while it opens', of: door(-1, 1, 'opening'), isEnding: false },
    { when: 'while it closes', of: door(-1, 1, 'closing'), isEnding: false },
    { when: 'without a lease', of: { ...door(-1, 1), lease: null }, isEnding: false },
  ])('$when: $isEnding', ({ of, isEnding }) => {
    expect(endingOf(of, NOW) !== null).toBe(isEnding);
  });

  it('is another ending once it was extended', () => {
    expect(endingOf(door(-1, 5), NOW)?.key).not.toBe(endingOf(door(-1, 6), NOW)?.key);
  });
});

describe('what the tab says', () => {
  it('names the door that closes first, and how many more do', () => {
    const endings = endingsOf([door(-1, 9, 'active', 'later'), door(-1, 4, 'active', 'sooner')], NOW);

    expect(tabText(endings, NOW)).toBe('4 min left: sooner and 1 more');
  });

  it('says nothing when nothing ends', () => {
    expect(tabText([], NOW)).toBeNull();
  });

  it.each([
    [10, '10 min'],
    [9.01, '10 min'],
    [1.01, '2 min'],
    [1, 'under 1 min'],
    [0.1, 'under 1 min'],
  ])('%d minutes are %s', (minutes, text) => {
    expect(minutesLeft({ endsAt: inMinutes(minutes) }, NOW)).toBe(text);
  });
});
