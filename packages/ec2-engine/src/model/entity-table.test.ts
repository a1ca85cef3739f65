import { describe, expect, it } from 'vitest';

import { EntityTable } from './entity-table.ts';

interface Row {
  readonly id: string;
  readonly colours: readonly string[];
}

function table() {
  const rows = new EntityTable<Row>();
  return { rows, byColour: rows.lookup(({ colours }) => colours) };
}

describe('EntityTable', () => {
  it('finds a row under every key it has, oldest first', () => {
    const { rows, byColour } = table();
    rows.put({ id: '1', colours: ['red', 'blue'] });
    rows.put({ id: '2', colours: ['red'] });

    expect(byColour.all('red').map(({ id }) => id)).toEqual(['1', '2']);
    expect(byColour.first('blue')?.id).toBe('1');
    expect(byColour.count('green')).toBe(0);
  });

  it('moves a row that is replaced to its new keys and keeps its place under the old', () => {
    const { rows, byColour } = table();
    rows.put({ id: '1', colours: ['red', 'blue'] });
    rows.put({ id: '2', colours: ['red'] });

    const before = rows.put({ id: '1', colours: ['red', 'green'] });

    expect(before?.colours).toEqual(['red', 'blue']);
    expect(byColour.all('red').map(({ id }) => id)).toEqual(['1', '2']);
    expect(byColour.all('blue')).toEqual([]);
    expect(byColour.first('green')?.colours).toEqual(['red', 'green']);
  });

  it('forgets a row that is deleted everywhere', () => {
    const { rows, byColour } = table();
    rows.put({ id: '1', colours: ['red'] });

    expect(rows.delete('1')?.id).toBe('1');

    expect(rows.delete('1')).toBeUndefined();
    expect(rows.get('1')).toBeUndefined();
    expect(byColour.all('red')).toEqual([]);
  });

  it('keeps what is there, and takes back what went, while keys without a row are swept out', () => {
    const { rows, byColour } = table();
    const ids = Array.from({ length: 400 }, (_, number) => String(number));
    for (const id of ids) rows.put({ id, colours: [`colour-${id}`] });
    for (const id of ids.slice(0, 300)) rows.delete(id);
    for (const id of ids.slice(0, 50)) rows.put({ id, colours: [`colour-${id}`] });

    const found = ids.filter((id) => byColour.first(`colour-${id}`)?.id === id && byColour.count(`colour-${id}`) === 1);

    expect(found).toEqual([...ids.slice(0, 50), ...ids.slice(300)]);
  });
});
