/** Entries with the same key, together, in the order in which they come. */
export function grouped<T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const others = groups.get(key);
    if (others === undefined) groups.set(key, [entry]);
    else others.push(entry);
  }
  return groups;
}
