import { wildcardTest } from '../model/wildcard.ts';
import type { Condition, ConditionOperator } from './policy.ts';

/** What is known about a call, by condition key in lower case. A key that is missing is not known. */
export type ConditionKeys = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a condition holds.
 *
 * For a key that the call does not have, an operator that negates holds and one that does not fails; `IfExists` holds;
 * `ForAllValues` holds, as no value fails to fit, and `ForAnyValue` fails, as none fits.
 */
export function conditionHolds(
  { operator, quantifier, isIfExists, key, values }: Condition,
  keys: ConditionKeys,
): boolean {
  const given = keys.get(key);
  if (operator === 'Null') return values.some((value) => (value.toLowerCase() === 'true') === (given === undefined));
  if (given === undefined || given.length === 0) {
    return isIfExists || quantifier === 'all' || (quantifier === 'one' && isNegated(operator));
  }

  const fits = (text: string) => values.some((value) => matches(operator, value, text)) !== isNegated(operator);
  return quantifier === 'all' ? given.every(fits) : given.some(fits);
}

function isNegated(operator: ConditionOperator): boolean {
  return operator.includes('Not');
}

/** Whether one value of the call fits one of the policy, before any negation. */
function matches(operator: Exclude<ConditionOperator, 'Null'>, value: string, text: string): boolean {
  switch (operator) {
    case 'StringEquals':
    case 'StringNotEquals':
      return value === text;
    case 'StringEqualsIgnoreCase':
    case 'StringNotEqualsIgnoreCase':
    case 'Bool':
      return value.toLowerCase() === text.toLowerCase();
    case 'StringLike':
    case 'StringNotLike':
    case 'ArnEquals':
    case 'ArnNotEquals':
    case 'ArnLike':
    case 'ArnNotLike':
      return wildcardTest(value)(text);
  }
}
