import { CommandProblem, type CommandProblemCode } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { chooseByName } from './choose-by-name.ts';

/** How things of one kind are named on the command line. */
export interface Naming<Item> {
  readonly notFound: CommandProblemCode;
  readonly ambiguous: CommandProblemCode;
  /** `door`, `live lease`: what a message calls one. */
  readonly noun: string;
  readonly nouns: string;
  namesOf(item: Item): readonly (readonly string[])[];
  /** One line about an item, that starts with something it can be named by. */
  describe(item: Item): string;
}

/** The item that `text` names. @throws the naming's codes, with the items there are */
export function nameChoice<Item>(items: readonly Item[], text: string, naming: Naming<Item>): Item {
  const choice = chooseByName(items, text, (item) => naming.namesOf(item));
  switch (choice.kind) {
    case 'one':
      return choice.item;
    case 'none':
      throw new CommandProblem(
        naming.notFound,
        `There is no ${naming.noun} called ${JSON.stringify(text)}. ${whatThereIs(items, naming)}`,
      );
    case 'several':
      throw new CommandProblem(
        naming.ambiguous,
        `${JSON.stringify(text)} fits ${String(choice.items.length)} ${naming.nouns}:${listOf(choice.items, naming)}`,
        { hint: 'Say more of the name, or give the id.' },
      );
  }
}

/** The only item there is, for a command that was given none. @throws usage.invalid, or the code of not found */
export function onlyChoice<Item>(items: readonly Item[], naming: Naming<Item>): Item {
  const [first] = items;
  if (first === undefined) throw new CommandProblem(naming.notFound, `There is no ${naming.noun}.`);
  if (items.length === 1) return first;
  throw new CommandProblem('usage.invalid', `Say which ${naming.noun}. ${whatThereIs(items, naming)}`);
}

function whatThereIs<Item>(items: readonly Item[], naming: Naming<Item>): string {
  return items.length === 0 ? `There is no ${naming.noun} at all.` : `There is:${listOf(items, naming)}`;
}

function listOf<Item>(items: readonly Item[], naming: Naming<Item>): string {
  return items.map((item) => `\n  ${printable(naming.describe(item))}`).join('');
}
