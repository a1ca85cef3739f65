/** Reads the named texts of an address's query; what is no text is left out. */
export function textSearch<Name extends string>(...names: readonly Name[]) {
  return (search: Readonly<Record<string, unknown>>): { readonly [Key in Name]?: string } => {
    const found: { [Key in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
      // The router reads `code=4711` as a number.
      if (typeof value === 'number') found[name] = String(value);
    }
    return found;
  };
}

/**
 * Leaves empty texts out of every address that the portal makes: a filter that was taken back is none, and the page
 * that reads the address must not ask the server for what is called nothing.
 */
export function withoutEmptyTexts<Search extends object>({ search, next }: SearchStep<Search>): Search {
  const wanted = { ...next(search) };
  for (const [name, value] of Object.entries(wanted)) if (value === '') Reflect.deleteProperty(wanted, name);
  return wanted;
}

interface SearchStep<Search> {
  readonly search: Search;
  next(search: Search): Search;
}
