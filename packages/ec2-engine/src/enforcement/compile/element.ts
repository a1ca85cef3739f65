/** One element of a set or map of the table: what a rule, a member or a group comes down to. */
export interface Element {
  readonly set: string;
  /** The fields of the key as nft writes them: `5 . 203.0.113.7 . 6 . 22`. */
  readonly key: string;
  /** What a map holds under the key. */
  readonly value?: string;
  /** What people read beside it. The kernel does not look at it. */
  readonly comment?: string;
}

/** An element whose key has these fields, in the order in which its set has them. */
export function element(set: string, fields: readonly (string | number)[]): Element {
  return { set, key: fields.join(' . ') };
}
