import type { CredentialView } from '@gatelease/contract';
import { DAY, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** Four AWS accounts: one that works, one that lacks a right, one whose keys are wrong, and Local EC2. */
export function ordinaryCredentials(at: At): CredentialView[] {
  const credential = (credentialId: string, name: string, more: Partial<CredentialView> = {}): CredentialView => ({
    credentialId,
    name,
    kind: 'access-key',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    keysReplacedAt: at(-20 * DAY),
    areKeysOld: false,
    roleArn: null,
    externalId: null,
    throughCredentialId: null,
    throughName: null,
    regions: ['eu-central-1', 'us-east-1'],
    endpoint: null,
    rulesPerGroup: 60,
    verification: {
      state: 'valid',
      verifiedAt: at(-12 * MINUTE),
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/gatelease',
      problem: null,
      refusals: [],
    },
    resources: 3,
    createdAt: at(-120 * DAY),
    version: 1,
    ...more,
  });
  return [
    credential('credential-production', 'Production'),
    credential('credential-staging', 'Staging', {
      kind: 'assumed-role',
      accessKeyId: null,
      keysReplacedAt: null,
      roleArn: 'arn:aws:iam::444455556666:role/gatelease',
      externalId: 'gatelease-9fJ2mQ',
      throughCredentialId: 'credential-production',
      throughName: 'Production',
      regions: ['eu-central-1'],
      verification: {
        state: 'limited',
        verifiedAt: at(-3 * MINUTE),
        accountId: '444455556666',
        arn: 'arn:aws:sts::444455556666:assumed-role/gatelease/gatelease',
        problem: null,
        refusals: [
          {
            action: 'ec2:RevokeSecurityGroupIngress',
            region: 'eu-central-1',
            groupId: 'sg-0a1b2c3d4e5f60718',
            resourceName: 'staging-bastion',
            why: 'denied',
            statement: JSON.stringify(
              {
                Effect: 'Allow',
                Action: 'ec2:RevokeSecurityGroupIngress',
                Resource: 'arn:aws:ec2:eu-central-1:444455556666:security-group/sg-0a1b2c3d4e5f60718',
              },
              null,
              2,
            ),
          },
        ],
      },
      resources: 1,
    }),
    credential('credential-old', 'Warehouse', {
      keysReplacedAt: at(-131 * DAY),
      areKeysOld: true,
      regions: ['us-east-1'],
      verification: {
        state: 'invalid',
        verifiedAt: at(-MINUTE),
        accountId: '777788889999',
        arn: 'arn:aws:iam::777788889999:user/gatelease',
        problem: {
          kind: 'keys-wrong',
          detail:
            'AWS does not accept the key AKIAIOSFODNN7EXAMPLE with its secret. Is the key active, and was the whole secret copied? Replace the keys.',
        },
        refusals: [],
      },
      resources: 0,
    }),
    credential('credential-server', 'Local EC2', {
      kind: 'ambient',
      accessKeyId: null,
      keysReplacedAt: null,
      regions: ['us-east-1'],
      verification: {
        state: 'unknown',
        verifiedAt: null,
        accountId: null,
        arn: null,
        problem: null,
        refusals: [],
      },
      resources: 0,
    }),
  ];
}
