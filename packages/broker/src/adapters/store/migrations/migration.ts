import type { Dialect } from '../dialect.ts';

/**
 * One step of the schema. Steps only expand it: the release before this one keeps working on the result.
 * A step that has been released never changes.
 */
export interface Migration {
  /** 1, 2, 3, … */
  readonly version: number;
  readonly name: string;
  statements(dialect: Dialect): readonly string[];
}
