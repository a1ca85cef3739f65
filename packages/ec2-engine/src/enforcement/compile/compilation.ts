import type { Element } from './element.ts';

/** What has to be done to a table so that it holds what is wanted. What goes, goes before what comes. */
export interface TableChange {
  /** Names of sets that the table does not have yet. */
  readonly sets: readonly string[];
  readonly removed: readonly Element[];
  readonly added: readonly Element[];
}

/** What the wanted table holds: by the name of each set its elements, by their key. */
export type TableContent = ReadonlyMap<string, ReadonlyMap<string, Element>>;

interface Held {
  readonly element: Element;
  /** How many sources want it: ranges of ports of two rules may share a part. */
  readonly count: number;
}

/**
 * The elements that are wanted, and who wants them.
 *
 * A source is anything that is compiled by itself: a rule, an address, a group. Replacing what one wants costs as
 * much as that one has elements, whatever else there is.
 */
export class Compilation {
  readonly #sources = new Map<string, readonly Element[]>();
  readonly #sets = new Map<string, Map<string, Held>>();

  /** How many elements are wanted. */
  get size(): number {
    let size = 0;
    for (const held of this.#sets.values()) size += held.size;
    return size;
  }

  /** Replaces what sources want; one that wants nothing is forgotten. */
  replace(sources: ReadonlyMap<string, readonly Element[]>): TableChange {
    const knownSets = new Set(this.#sets.keys());
    const before = new Map<string, { readonly now: Element; readonly was: Element | undefined }>();
    const remember = (entry: Element): void => {
      const id = `${entry.set} ${entry.key}`;
      if (!before.has(id)) before.set(id, { now: entry, was: this.#held(entry)?.element });
    };

    for (const [source, elements] of sources) {
      const present = this.#sources.get(source) ?? [];
      for (const entry of [...present, ...elements]) remember(entry);
      for (const entry of present) this.#drop(entry);
      if (elements.length === 0) this.#sources.delete(source);
      else this.#sources.set(source, elements);
    }
    for (const elements of sources.values()) for (const entry of elements) this.#add(entry);

    const changed = [...before.values()]
      .map(({ now, was }) => ({ was, is: this.#held(now)?.element }))
      .filter(({ was, is }) => was?.value !== is?.value || (was === undefined) !== (is === undefined));
    return {
      sets: [...this.#sets.keys()].filter((name) => !knownSets.has(name)),
      removed: changed.flatMap(({ was }) => (was === undefined ? [] : [was])),
      added: changed.flatMap(({ is }) => (is === undefined ? [] : [is])),
    };
  }

  /** All that is wanted. A set that lost its last element stays: it may well get another one. */
  content(): TableContent {
    return new Map(
      [...this.#sets].map(([name, held]) => [
        name,
        new Map([...held].map(([key, { element }]) => [key, element] as const)),
      ]),
    );
  }

  #held({ set, key }: Element): Held | undefined {
    return this.#sets.get(set)?.get(key);
  }

  #add(element: Element): void {
    const held = this.#sets.get(element.set) ?? new Map<string, Held>();
    this.#sets.set(element.set, held);
    held.set(element.key, { element, count: (held.get(element.key)?.count ?? 0) + 1 });
  }

  #drop(element: Element): void {
    const held = this.#sets.get(element.set);
    const present = held?.get(element.key);
    if (held === undefined || present === undefined) return;
    if (present.count === 1) held.delete(element.key);
    else held.set(element.key, { element: present.element, count: present.count - 1 });
  }
}
