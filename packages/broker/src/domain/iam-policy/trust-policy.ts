/** Who may assume a role. */
export interface TrustPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly [
    {
      readonly Effect: 'Allow';
      readonly Principal: { readonly AWS: string };
      readonly Action: 'sts:AssumeRole';
      readonly Condition: { readonly StringEquals: { readonly 'sts:ExternalId': string } };
    },
  ];
}

/**
 * Lets one identity assume the role, and only when it names the external id: whoever else has Gatelease assume roles cannot
 * have it assume this one.
 *
 * @param principalArn of the user or role that assumes it. Of an assumed role's session, the role is what is named.
 */
export function trustPolicy(principalArn: string, externalId: string): TrustPolicy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: roleOfSession(principalArn) },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  };
}

function roleOfSession(arn: string): string {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn);
  if (session === null) return arn;
  const [, partition = '', accountId = '', role = ''] = session;
  return `arn:${partition}:iam::${accountId}:role/${role}`;
}
