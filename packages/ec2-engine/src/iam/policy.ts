/** What an identity may do: statements, of which one that denies outweighs any that allow. */
export interface Policy {
  readonly statements: readonly Statement[];
}

/** One statement of a policy. */
export interface Statement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: PatternSet;
  readonly resources: PatternSet;
  /** All must hold. */
  readonly conditions: readonly Condition[];
}

/** Texts with `*` and `?`, or everything but them: `Action` and `NotAction`, `Resource` and `NotResource`. */
export interface PatternSet {
  readonly isInverted: boolean;
  readonly patterns: readonly string[];
}

/** One key of one operator of a `Condition` block, with the values of which one must fit. */
export interface Condition {
  readonly operator: ConditionOperator;
  /** How several values of the call are looked at; `one` for keys that have one. */
  readonly quantifier: 'one' | 'any' | 'all';
  /** Whether a key that the call does not have fulfils it. */
  readonly isIfExists: boolean;
  readonly key: string;
  readonly values: readonly string[];
}

/** The operators that are understood. A policy with another one is refused, not half obeyed. */
export const CONDITION_OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Bool',
  'Null',
] as const;

/** An operator that is understood. */
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number];
