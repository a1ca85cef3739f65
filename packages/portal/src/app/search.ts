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
