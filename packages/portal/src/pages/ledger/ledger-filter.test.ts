import { expect, it } from 'vitest';
import { ledgerQuery, queryText } from './ledger-filter.ts';

it('asks for whole days of the reader, the last one included', () => {
  const query = ledgerQuery({ from: '2026-11-20', to: '2026-11-21', kind: 'lease.opened' });

  expect(query).toEqual({
    kind: 'lease.opened',
    from: new Date(2026, 10, 20).toISOString(),
    to: new Date(2026, 10, 22).toISOString(),
  });
});

it('asks for what is about emergency access only when that is wanted', () => {
  expect(ledgerQuery({ emergency: 'only' })).toEqual({ breakGlass: 'true' });
  expect(ledgerQuery({ emergency: 'x' })).toEqual({});
});

it('passes over what is no day', () => {
  expect(ledgerQuery({ from: 'yesterday', address: '203.0.113.0/24' })).toEqual({ address: '203.0.113.0/24' });
});

it('spells the filters for the address of the export', () => {
  expect(queryText({ address: '2001:db8::/32', kind: 'lease.opened' })).toBe(
    'address=2001%3Adb8%3A%3A%2F32&kind=lease.opened',
  );
});
