import { expect, it } from 'vitest';
import { wishOf } from './wish.ts';

it('leaves out what was left empty', () => {
  expect(wishOf('p1', { duration: '3600', reason: ' ', address: null })).toEqual({
    policyId: 'p1',
    durationSeconds: 3600,
  });
});

it('wishes for the end of the window', () => {
  expect(wishOf('p1', { duration: 'null', reason: 'Deploy', address: ' 203.0.113.0/28 ' })).toEqual({
    policyId: 'p1',
    durationSeconds: null,
    reason: 'Deploy',
    cidrs: ['203.0.113.0/28'],
  });
});
