import { expect, it } from 'vitest';

import { elementRepair } from './compare-tables.ts';
import { parseTable } from './nft/parse-table.ts';

/** As nft 1.0.6 prints it. */
const LISTED = JSON.stringify({
  nftables: [
    { metainfo: { version: '1.0.6' } },
    { table: { family: 'inet', name: 'gatelease', handle: 2 } },
    {
      map: {
        name: 'slot4_0',
        handle: 3,
        type: 'ipv4_addr',
        map: 'mark',
        elem: [
          ['10.0.0.4', 1],
          ['10.0.0.5', 2],
        ],
      },
    },
    { set: { name: 'groups', handle: 4, type: 'mark', elem: [{ elem: { val: 1, comment: 'sg-1' } }] } },
    { set: { name: 'in6_128_16', handle: 5, elem: [{ concat: [1, '2001:DB8:0:0::7', 6, 22] }] } },
    { set: { name: 'guard_in4', handle: 6 } },
    { rule: { chain: 'in4_ports', handle: 9, expr: [{ accept: null }] } },
  ],
});

it('finds nothing to do where the elements are those that are wanted', () => {
  const wanted = content([
    { set: 'slot4_0', key: '10.0.0.4', value: '1' },
    { set: 'slot4_0', key: '10.0.0.5', value: '2' },
    { set: 'groups', key: '1', comment: 'sg-1' },
    { set: 'in6_128_16', key: '1 . 2001:db8::7 . 6 . 22' },
  ]);

  expect(elementRepair(wanted, parseTable(LISTED))).toEqual({ sets: [], removed: [], added: [] });
});

it('takes away what is too much, adds what is missing, and replaces what is different', () => {
  const wanted = content([
    { set: 'slot4_0', key: '10.0.0.4', value: '7' },
    { set: 'groups', key: '1' },
    { set: 'guard_in4', key: '10.0.0.4' },
  ]);

  expect(elementRepair(wanted, parseTable(LISTED))).toEqual({
    sets: [],
    removed: [
      { set: 'slot4_0', key: '10.0.0.4', value: '1' },
      { set: 'slot4_0', key: '10.0.0.5', value: '2' },
      { set: 'in6_128_16', key: '1 . 2001:db8::7 . 6 . 22' },
    ],
    added: [
      { set: 'slot4_0', key: '10.0.0.4', value: '7' },
      { set: 'guard_in4', key: '10.0.0.4' },
    ],
  });
});

it('sees the same structure whatever the handles and elements are', () => {
  const loadedAgain = LISTED.replaceAll(/"handle":\d+/g, '"handle":99').replace('"10.0.0.5",2', '"10.0.0.9",2');

  expect(parseTable(loadedAgain).structure).toBe(parseTable(LISTED).structure);
  expect(parseTable(LISTED.replace('accept', 'drop')).structure).not.toBe(parseTable(LISTED).structure);
});

interface Entry {
  readonly set: string;
  readonly key: string;
  readonly value?: string;
  readonly comment?: string;
}

function content(entries: readonly Entry[]) {
  const sets = new Map<string, Map<string, Entry>>();
  for (const entry of entries)
    sets.set(entry.set, (sets.get(entry.set) ?? new Map<string, Entry>()).set(entry.key, entry));
  return sets;
}
