import { expect, it } from 'vitest';
import { textSearch } from './search.ts';

it('keeps the named texts and nothing else', () => {
  expect(textSearch('code', 'returnTo')({ code: 4711, returnTo: '/leases', other: 'x' })).toEqual({
    code: '4711',
    returnTo: '/leases',
  });
});

it('leaves out what is empty or no text', () => {
  expect(textSearch('code', 'returnTo')({ code: '', returnTo: { evil: true } })).toEqual({});
});
