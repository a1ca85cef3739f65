/**
 * Entities of one kind by id, and any number of look-ups kept in step with them.
 *
 * Look-ups are what makes a call cost the same in an account with a thousand groups as in one with three:
 * no decision walks a table to find what it needs.
 */
export class EntityTable<T extends { readonly id: string }> {
  readonly #rows = new Map<string, T>();
  readonly #lookups: EntityLookup<T>[] = [];

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): T | undefined {
    return this.#rows.get(id);
  }

  /** All entities, oldest first. Replacing one keeps its place. */
  values(): IterableIterator<T> {
    return this.#rows.values();
  }

  /** Stores `row` and returns what was there under its id. */
  put(row: T): T | undefined {
    const before = this.#rows.get(row.id);
    this.#rows.set(row.id, row);
    for (const lookup of this.#lookups) lookup.replace(before, row);
    return before;
  }

  /** Removes the entity with `id` and returns it. */
  delete(id: string): T | undefined {
    const before = this.#rows.get(id);
    if (before === undefined) return undefined;
    this.#rows.delete(id);
    for (const lookup of this.#lookups) lookup.replace(before, undefined);
    return before;
  }

  /** Adds a look-up by the keys that `keysOf` names. Declared before the first entity is put. */
  lookup(keysOf: (row: T) => readonly string[]): EntityLookup<T> {
    const lookup = new EntityLookup(keysOf);
    this.#lookups.push(lookup);
    return lookup;
  }
}

/** Below this many keys without an entity, sweeping them away is not worth it. */
const FEW_EMPTY_KEYS = 64;

/**
 * Entities by something else than their id. One entity may stand under several keys, or none.
 *
 * A key that lost its last entity stays for a while: rules come and go under the same keys, and a `Map` of V8 keeps
 * the holes of deleted entries in its chains until it grows, so that a key deleted and set again ten thousand times
 * in a large map is found ten thousand steps down. The empty keys are swept out once they are the larger part.
 */
export class EntityLookup<T extends { readonly id: string }> {
  #byKey = new Map<string, Map<string, T>>();
  #emptyKeys = 0;
  readonly #keysOf: (row: T) => readonly string[];

  constructor(keysOf: (row: T) => readonly string[]) {
    this.#keysOf = keysOf;
  }

  /** Those that stand under `key`, oldest first. */
  all(key: string): readonly T[] {
    const rows = this.#byKey.get(key);
    return rows === undefined ? [] : [...rows.values()];
  }

  first(key: string): T | undefined {
    return this.#byKey.get(key)?.values().next().value;
  }

  count(key: string): number {
    return this.#byKey.get(key)?.size ?? 0;
  }

  replace(before: T | undefined, after: T | undefined): void {
    const keys = after === undefined ? [] : this.#keysOf(after);
    if (before !== undefined) {
      for (const key of this.#keysOf(before)) if (!keys.includes(key)) this.#drop(key, before.id);
    }
    if (after !== undefined) for (const key of keys) this.#add(key, after);
  }

  #add(key: string, row: T): void {
    const rows = this.#byKey.get(key);
    if (rows === undefined) {
      this.#byKey.set(key, new Map([[row.id, row]]));
      return;
    }
    if (rows.size === 0) this.#emptyKeys -= 1;
    rows.set(row.id, row);
  }

  #drop(key: string, id: string): void {
    const rows = this.#byKey.get(key);
    if (rows === undefined || !rows.delete(id) || rows.size > 0) return;
    this.#emptyKeys += 1;
    if (this.#emptyKeys > FEW_EMPTY_KEYS && this.#emptyKeys > this.#byKey.size / 2) this.#sweep();
  }

  #sweep(): void {
    this.#byKey = new Map([...this.#byKey].filter(([, rows]) => rows.size > 0));
    this.#emptyKeys = 0;
  }
}
