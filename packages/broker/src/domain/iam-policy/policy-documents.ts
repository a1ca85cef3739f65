import type { ExplainedStatement } from './policy-needs.ts';

/** What a managed policy may have: characters without white space, which AWS does not count. */
export const MOST_POLICY_CHARACTERS = 6144;

/** How many managed policies AWS lets a user or role have, unless support raised it. */
export const MOST_POLICIES = 10;

/** A policy document as IAM takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly IamPolicyStatement[];
}

export interface IamPolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: ExplainedStatement['condition'];
}

/**
 * The statements as few documents that each fit into a managed policy.
 *
 * Only a list of resources grows without limit, so only that is cut: the same statement then stands in several documents,
 * each with a part of its resources, which allows the same.
 */
export function policyDocuments(statements: readonly ExplainedStatement[]): readonly PolicyDocument[] {
  const documents: IamPolicyStatement[][] = [[]];
  for (const statement of statements.flatMap(fittingParts)) {
    const wanted = iamStatement(statement);
    const last = documents.at(-1) ?? [];
    if (last.length > 0 && sizeOf([...last, wanted]) > MOST_POLICY_CHARACTERS) documents.push([wanted]);
    else last.push(wanted);
  }
  return documents.map((Statement) => ({ Version: '2012-10-17', Statement }));
}

/** How many characters AWS counts. */
export function policyCharacters(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}

/** A statement that is too long for a document of its own, cut by its resources. */
function fittingParts(statement: ExplainedStatement): readonly ExplainedStatement[] {
  const { resources } = statement;
  if (resources.length <= 1 || sizeOf([iamStatement(statement)]) <= MOST_POLICY_CHARACTERS) return [statement];
  const middle = Math.ceil(resources.length / 2);
  return [resources.slice(0, middle), resources.slice(middle)].flatMap((part) =>
    fittingParts({ ...statement, resources: part }),
  );
}

function sizeOf(Statement: readonly IamPolicyStatement[]): number {
  return policyCharacters({ Version: '2012-10-17', Statement });
}

function iamStatement({ sid, actions, resources, condition }: ExplainedStatement): IamPolicyStatement {
  return {
    Sid: sid,
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
    ...(condition === null ? {} : { Condition: condition }),
  };
}
