import { describe, expect, it } from 'vitest';

import { evaluate } from './evaluate.ts';
import type { AuthorizationRequest } from './evaluate.ts';
import { parsePolicy } from './parse-policy.ts';

const ACTIONS = ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress', 'ec2:DescribeVpcs'];
const RESOURCES = ['arn:aws:ec2:us-east-1:1:security-group/sg-1', 'arn:aws:ec2:us-east-1:1:security-group/sg-2', '*'];
const TEAMS = [undefined, 'ops', 'web'];

const REQUESTS: readonly AuthorizationRequest[] = ACTIONS.flatMap((action) =>
  RESOURCES.flatMap((resource) =>
    TEAMS.map((team) => ({
      action,
      resource,
      keys: new Map(team === undefined ? [] : [['aws:resourcetag/team', [team]]]),
    })),
  ),
);

/** Statements with what they are about, told by a judge that knows neither patterns nor conditions. */
const STATEMENTS = [
  { Effect: 'Allow', Action: '*', Resource: '*', about: () => true },
  { Effect: 'Deny', Action: 'ec2:Describe*', Resource: '*', about: (a: string) => a.startsWith('ec2:Describe') },
  {
    Effect: 'Allow',
    Action: 'ec2:?uthorize*',
    Resource: '*/sg-1',
    about: (a: string, r: string) => a.startsWith('ec2:Authorize') && r.endsWith('sg-1'),
  },
  { Effect: 'Deny', NotAction: 'ec2:revoke*', Resource: '*', about: (a: string) => !a.startsWith('ec2:Revoke') },
  { Effect: 'Allow', Action: 'ec2:*', NotResource: '*/sg-2', about: (_a: string, r: string) => !r.endsWith('sg-2') },
  {
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'ops' } },
    about: (_a: string, _r: string, team?: string) => team !== 'ops',
  },
  {
    Effect: 'Allow',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceTag/Team': ['ops', 'web'] } },
    about: (_a: string, _r: string, team?: string) => team !== undefined,
  },
] as const;

type JudgedStatement = (typeof STATEMENTS)[number];

function judge(statements: readonly JudgedStatement[], { action, resource, keys }: AuthorizationRequest): string {
  const applying = statements.filter(({ about }) => about(action, resource, keys.get('aws:resourcetag/team')?.[0]));
  const effects = applying.map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny') ? 'allowed' : 'denied';
}

function verdicts(statements: readonly JudgedStatement[]): readonly string[] {
  const Statement = statements.map(({ about: _judge, ...statement }) => statement);
  const parsed = parsePolicy({ Version: '2012-10-17', Statement });
  if (!parsed.ok) throw new Error(parsed.problem);
  return REQUESTS.map((request) => evaluate(parsed.policy, request).kind);
}

describe('evaluate', () => {
  it('agrees with a judge on every policy of a small world, in whatever order its statements stand', () => {
    for (let chosen = 0; chosen < 2 ** STATEMENTS.length; chosen += 1) {
      const statements = STATEMENTS.filter((_, index) => (chosen & (1 << index)) !== 0);
      const judged = REQUESTS.map((request) => judge(statements, request));

      expect(verdicts(statements)).toEqual(judged);
      expect(verdicts([...statements].reverse())).toEqual(judged);
    }
  });

  it('names the statement that decided', () => {
    const parsed = parsePolicy({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'All', Effect: 'Allow', Action: '*', Resource: '*' },
        { Sid: 'NotThat', Effect: 'Deny', Action: 'ec2:DescribeVpcs', Resource: '*' },
      ],
    });
    if (!parsed.ok) throw new Error(parsed.problem);
    const sidOf = (action: string) => evaluate(parsed.policy, { action, resource: '*', keys: new Map() }).by?.sid;

    expect([sidOf('ec2:DescribeVpcs'), sidOf('ec2:DescribeSubnets')]).toEqual(['NotThat', 'All']);
  });
});
