import type { TableChange, TableContent } from './compile/compilation.ts';
import type { ActualTable } from './firewall.ts';

/** What has to be done so that the elements that are there are those that are wanted. Every wanted set must be there. */
export function elementRepair(wanted: TableContent, { elements }: Pick<ActualTable, 'elements'>): TableChange {
  const surplus = [...elements].flatMap(([set, present]) =>
    [...present]
      .filter(([key, value]) => {
        const entry = wanted.get(set)?.get(key);
        return entry === undefined || (entry.value ?? '') !== value;
      })
      .map(([key, value]) => ({ set, key, ...(value !== '' && { value }) })),
  );
  const missing = [...wanted].flatMap(([set, entries]) =>
    [...entries.values()].filter(({ key, value = '' }) => elements.get(set)?.get(key) !== value),
  );
  return { sets: [], removed: surplus, added: missing };
}
