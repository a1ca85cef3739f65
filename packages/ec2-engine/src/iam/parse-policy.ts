import { CONDITION_OPERATORS } from './policy.ts';
import type { Condition, ConditionOperator, PatternSet, Policy, Statement } from './policy.ts';

/** A policy that was read, or where and why it cannot be. */
export type ParsedPolicy =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly problem: string };

const VERSIONS: readonly unknown[] = ['2012-10-17', '2008-10-17'];
const STATEMENT_KEYS = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const VARIABLE = /\$\{/;
const QUANTIFIERS: ReadonlyMap<string | undefined, 'any' | 'all'> = new Map([
  ['ForAllValues', 'all'],
  ['ForAnyValue', 'any'],
]);
const OPERATOR = /^(?:(?<quantifier>ForAllValues|ForAnyValue):)?(?<name>[A-Za-z]+?)(?<ifExists>IfExists)?$/;

/**
 * Reads a policy document. What is not understood is refused with its place, because a policy that is half obeyed
 * allows or denies something else than it says.
 */
export function parsePolicy(document: unknown): ParsedPolicy {
  try {
    return { ok: true, policy: readPolicy(document) };
  } catch (error) {
    if (error instanceof PolicyProblem) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Thrown within this file only. */
class PolicyProblem extends Error {}

function readPolicy(document: unknown): Policy {
  const policy = readObject(document, 'The policy');
  refuseUnknown(policy, ['Version', 'Id', 'Statement'], 'The policy');
  if (!VERSIONS.includes(policy['Version'])) {
    throw new PolicyProblem(`Version is ${JSON.stringify(policy['Version'])}, and must be "2012-10-17".`);
  }
  const { Statement: given } = policy;
  if (given === undefined) throw new PolicyProblem('Statement is missing.');
  const statements = Array.isArray(given) ? given : [given];
  return { statements: statements.map((statement, index) => readStatement(statement, `Statement[${String(index)}]`)) };
}

function readStatement(given: unknown, place: string): Statement {
  const statement = readObject(given, place);
  if ('Principal' in statement || 'NotPrincipal' in statement) {
    throw new PolicyProblem(`${place} names a principal: only policies of an identity are understood.`);
  }
  refuseUnknown(statement, STATEMENT_KEYS, place);
  const { Effect: effect, Sid: sid } = statement;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new PolicyProblem(`${place}.Effect is ${JSON.stringify(effect)}, and must be "Allow" or "Deny".`);
  }
  return {
    ...(typeof sid === 'string' && { sid }),
    effect,
    actions: readPatterns(statement, 'Action', place),
    resources: readPatterns(statement, 'Resource', place),
    conditions: readConditions(statement['Condition'], `${place}.Condition`),
  };
}

function readPatterns(statement: Readonly<Record<string, unknown>>, name: string, place: string): PatternSet {
  const inverse = `Not${name}`;
  if (name in statement === inverse in statement) {
    throw new PolicyProblem(`${place} must have exactly one of ${name} and ${inverse}.`);
  }
  const isInverted = inverse in statement;
  const key = isInverted ? inverse : name;
  return { isInverted, patterns: readTexts(statement[key], `${place}.${key}`) };
}

function readConditions(given: unknown, place: string): readonly Condition[] {
  if (given === undefined) return [];
  return Object.entries(readObject(given, place)).flatMap(([operatorText, keys]) => {
    const operator = readOperator(operatorText, place);
    return Object.entries(readObject(keys, `${place}.${operatorText}`)).map(([key, values]) => ({
      ...operator,
      key: key.toLowerCase(),
      values: readTexts(values, `${place}.${operatorText}.${key}`),
    }));
  });
}

function readOperator(text: string, place: string): Pick<Condition, 'operator' | 'quantifier' | 'isIfExists'> {
  const groups = OPERATOR.exec(text)?.groups;
  const operator = CONDITION_OPERATORS.find((known: ConditionOperator) => known === groups?.['name']);
  if (operator === undefined) {
    throw new PolicyProblem(`${place}.${text} is not understood. These are: ${CONDITION_OPERATORS.join(', ')}.`);
  }
  return {
    operator,
    quantifier: QUANTIFIERS.get(groups?.['quantifier']) ?? 'one',
    isIfExists: groups?.['ifExists'] !== undefined,
  };
}

function readTexts(given: unknown, place: string): readonly string[] {
  const texts = Array.isArray(given) ? given : [given];
  return texts.map((value: unknown) => {
    const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string') {
      throw new PolicyProblem(`${place} holds ${JSON.stringify(value)}, and must hold texts.`);
    }
    if (VARIABLE.test(text))
      throw new PolicyProblem(`${place} holds a policy variable, which is not understood: ${text}`);
    return text;
  });
}

function readObject(given: unknown, place: string): Readonly<Record<string, unknown>> {
  if (isObject(given)) return given;
  throw new PolicyProblem(`${place} is ${String(JSON.stringify(given))}, and must be a JSON object.`);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseUnknown(object: Readonly<Record<string, unknown>>, known: readonly string[], place: string): void {
  const unknown = Object.keys(object).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new PolicyProblem(`${place} has ${unknown}, which is not understood.`);
}
