import type { Refusal } from './credential.ts';
import { awsPartitionOf } from './iam-policy/aws-partition.ts';

/** A statement of an IAM policy. */
export interface IamStatement {
  readonly Effect: 'Allow';
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The statement that would allow what was refused, as narrow as IAM can say it; `null` where no policy helps.
 *
 * What describes can only be allowed for `*`. Revoking cannot be narrowed to rules: the group is the narrowest there is.
 */
export function missingStatement({ action, region, groupId, why }: Refusal, accountId: string): IamStatement | null {
  if (why === 'region-not-enabled') return null;
  const arn = (resource: string) => `arn:${awsPartitionOf(region)}:ec2:${region}:${accountId}:${resource}`;
  if (groupId === null) return { Effect: 'Allow', Action: action, Resource: '*' };
  const group = arn(`security-group/${groupId}`);
  switch (action) {
    case 'ec2:CreateTags':
      return {
        Effect: 'Allow',
        Action: action,
        Resource: arn('security-group-rule/*'),
        Condition: { StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' } },
      };
    case 'ec2:AuthorizeSecurityGroupIngress':
      return { Effect: 'Allow', Action: action, Resource: [group, arn('security-group-rule/*')] };
    default:
      return { Effect: 'Allow', Action: action, Resource: group };
  }
}
