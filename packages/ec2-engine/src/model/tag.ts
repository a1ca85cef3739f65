/** A label on a resource. Keys are case-sensitive and appear once a resource. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}
