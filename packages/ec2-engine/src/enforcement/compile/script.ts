import { baseTable, TABLE } from './base-table.ts';
import type { TableChange, TableContent } from './compilation.ts';
import type { Element } from './element.ts';
import { tableSet } from './lookup-set.ts';
import type { TableSet } from './lookup-set.ts';

/** Makes the changes, as nft commands that take effect together. Empty when there is nothing to do. */
export function changeScript({ sets, removed, added }: TableChange): readonly string[] {
  return [...newSets(sets), ...elementCommands('delete', removed), ...elementCommands('add', added)];
}

/** Puts the whole table in the place of whatever is under its name, at once: nothing is open or closed in between. */
export function replaceScript(content: TableContent): string {
  const elements = [...content.values()].flatMap((set) => [...set.values()]);
  return `${removeScript()}${baseTable()}${[...newSets([...content.keys()]), ...elementCommands('add', elements)].join('\n')}\n`;
}

/** Takes the table away, whether it is there or not. */
export function removeScript(): string {
  return `table ${TABLE}\ndelete table ${TABLE}\n`;
}

/** Every set before every rule, because a rule of a slot jumps to chains whose rules look into others. */
function newSets(names: readonly string[]): readonly string[] {
  const sets = names.flatMap((name) => tableSet(name) ?? []);
  return [...sets.map(definition), ...sets.flatMap(({ rules }) => rules.map(ruleCommand))];
}

function definition({ kind, name, type }: TableSet): string {
  return `add ${kind} ${TABLE} ${name} { type ${type}; }`;
}

function ruleCommand({ chain, text }: TableSet['rules'][number]): string {
  return `add rule ${TABLE} ${chain} ${text}`;
}

function elementCommands(command: 'add' | 'delete', elements: readonly Element[]): readonly string[] {
  const bySet = new Map<string, string[]>();
  for (const element of elements) {
    const texts = bySet.get(element.set);
    if (texts === undefined) bySet.set(element.set, [elementText(element)]);
    else texts.push(elementText(element));
  }
  return [...bySet].map(([set, texts]) => `${command} element ${TABLE} ${set} { ${texts.join(', ')} }`);
}

function elementText({ key, value, comment }: Element): string {
  return `${key}${comment === undefined ? '' : ` comment "${comment}"`}${value === undefined ? '' : ` : ${value}`}`;
}
