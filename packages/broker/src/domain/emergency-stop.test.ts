import { describe, expect, it } from 'vitest';
import { isHolding, liftStop } from './emergency-stop.ts';
import type { EmergencyStop } from './emergency-stop.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

const STOP: EmergencyStop = {
  stopId: 'stop_1',
  organizationId: 'org_1',
  resourceId: null,
  reason: 'A laptop was stolen.',
  startedBy: 'ada',
  startedAt: NOW,
  suspendsOpenings: true,
  liftedBy: null,
  liftedAt: null,
  leasesClosed: 2,
  requestsCancelled: 1,
  rulesOpen: 3,
  version: 1,
};

describe('isHolding', () => {
  it.each<[string, Partial<EmergencyStop>, boolean]>([
    ['a stop of everything', {}, true],
    ['a stop of this resource', { resourceId: 'r1' }, true],
    ['a stop of another resource', { resourceId: 'r2' }, false],
    ['a stop that suspends nothing', { suspendsOpenings: false }, false],
    ['a stop that was lifted', { liftedAt: NOW, liftedBy: 'ada' }, false],
  ])('%s', (_title, changes, expected) => {
    expect(isHolding({ ...STOP, ...changes }, 'r1')).toBe(expected);
  });
});

describe('liftStop', () => {
  it('says who lifted it and when', () => {
    expect(liftStop(STOP, 'grace', NOW)).toEqual({
      kind: 'lifted',
      stop: { ...STOP, liftedBy: 'grace', liftedAt: NOW },
    });
  });

  it.each([{ suspendsOpenings: false }, { liftedAt: NOW, liftedBy: 'ada' }])('changes nothing of %j', (changes) => {
    const stop = { ...STOP, ...changes };

    expect(liftStop(stop, 'grace', NOW)).toEqual({ kind: 'unchanged', stop });
  });
});
