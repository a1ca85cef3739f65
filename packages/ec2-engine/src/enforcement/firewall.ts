/** What is really in the packet filter. */
export interface ActualTable {
  /** Sets, chains and rules without the elements, as one text that changes when any of them does. */
  readonly structure: string;
  /** By the name of each set its elements: the value under each key, empty where there is none. */
  readonly elements: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/**
 * The packet filter of a network namespace, as far as it is ours: one table. Calls come one after the other.
 *
 * Every method rejects with an `EnforcementError`; a change that was rejected did nothing.
 */
export interface Firewall {
  /** Makes changes that take effect together. */
  change(commands: readonly string[]): Promise<void>;
  /** Runs a whole script at once, however long. */
  run(script: string): Promise<void>;
  /** `undefined` when there is no such table. */
  readStructure(): Promise<string | undefined>;
  /** `undefined` when there is no such table. */
  read(): Promise<ActualTable | undefined>;
  close(): Promise<void>;
}
