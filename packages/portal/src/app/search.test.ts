import { expect, it } from 'vitest';
import { textSearch, withoutEmptyTexts } from './search.ts';

it('keeps the named texts and nothing else', () => {
  expect(textSearch('code', 'returnTo')({ code: 4711, returnTo: '/leases', other: 'x' })).toEqual({
    code: '4711',
    returnTo: '/leases',
  });
});

it('leaves out what is empty or no text', () => {
  expect(textSearch('code', 'returnTo')({ code: '', returnTo: { evil: true } })).toEqual({});
});

it('makes no address with a filter that was taken back, and changes nothing that it was given', () => {
  const wanted: Record<string, unknown> = { personId: '', kind: 'lease.opened', page: 0 };

  expect(withoutEmptyTexts({ search: {}, next: () => wanted })).toEqual({ kind: 'lease.opened', page: 0 });
  expect(wanted['personId']).toBe('');
});
