import { describe, expect, it } from 'vitest';

import { parsePolicy } from './parse-policy.ts';

const statement = { Effect: 'Allow', Action: 'ec2:*', Resource: '*' };
const policy = (more: object) => ({ Version: '2012-10-17', Statement: [{ ...statement, ...more }] });

describe('parsePolicy', () => {
  it('reads one statement or several, one text or several', () => {
    expect(parsePolicy({ Version: '2012-10-17', Statement: statement })).toEqual({
      ok: true,
      policy: {
        statements: [
          {
            effect: 'Allow',
            actions: { isInverted: false, patterns: ['ec2:*'] },
            resources: { isInverted: false, patterns: ['*'] },
            conditions: [],
          },
        ],
      },
    });
  });

  it('takes operators apart', () => {
    const Condition = { 'ForAllValues:StringLikeIfExists': { 'aws:TagKeys': ['a*', 'b'] } };

    const parsed = parsePolicy(policy({ Sid: 'Tags', Condition }));

    expect(parsed.ok && parsed.policy.statements[0]).toMatchObject({
      sid: 'Tags',
      conditions: [
        { operator: 'StringLike', quantifier: 'all', isIfExists: true, key: 'aws:tagkeys', values: ['a*', 'b'] },
      ],
    });
  });

  it.each([
    ['no object', 'allow all', 'The policy is "allow all", and must be a JSON object.'],
    ['nothing', undefined, 'The policy is undefined, and must be a JSON object.'],
    ['no version', { Statement: [] }, 'Version is undefined, and must be "2012-10-17".'],
    ['no statement', { Version: '2012-10-17' }, 'Statement is missing.'],
    ['a word that there is not', { Version: '2012-10-17', Statements: [] }, 'The policy has Statements'],
    ['no effect', policy({ Effect: 'allow' }), 'Statement[0].Effect is "allow", and must be "Allow" or "Deny".'],
    ['two sets of actions', policy({ NotAction: 'a' }), 'Statement[0] must have exactly one of Action and NotAction.'],
    ['no resource', policy({ Resource: undefined }), 'Statement[0].Resource holds undefined, and must hold texts.'],
    ['a principal', policy({ Principal: '*' }), 'Statement[0] names a principal'],
    [
      'an operator that is not understood',
      policy({ Condition: { DateLessThan: {} } }),
      'Statement[0].Condition.DateLessThan',
    ],
    ['a condition that is none', policy({ Condition: 'x' }), 'Statement[0].Condition is "x"'],
    [
      'a variable',
      policy({ Resource: 'arn:aws:s3:::${aws:username}' }),
      'Statement[0].Resource holds a policy variable',
    ],
    ['an action that is no text', policy({ Action: [{}] }), 'Statement[0].Action holds {}, and must hold texts.'],
  ])('refuses %s', (_what, document, problem) => {
    const parsed = parsePolicy(document);

    expect(parsed.ok ? 'it was read' : parsed.problem.slice(0, problem.length)).toBe(problem);
  });
});
