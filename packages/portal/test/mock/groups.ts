import type { LeaseView, ResourceDetailView } from '@gatelease/contract';
import { DAY, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** A group in order, one that is nearly full, one in trouble. */
export function ordinaryGroups(at: At, leases: readonly LeaseView[]) {
  const rule = (ruleId: string, traffic: string, peer: string, more: object = {}) => ({
    ruleId,
    direction: 'ingress' as const,
    traffic,
    peer,
    description: null,
    owned: false,
    worldOpen: false,
    leases: [],
    ...more,
  });
  const heldBy = (held: LeaseView) => ({
    owned: true,
    description: `gatelease until ${held.endsAt}`,
    leases: [{ leaseId: held.leaseId, personName: held.personName, endsAt: held.endsAt }],
  });
  const resource = (resourceId: string, name: string, more: Partial<ResourceDetailView> = {}): ResourceDetailView => ({
    resourceId,
    name,
    kind: 'security-group',
    credentialId: 'credential-production',
    credentialName: 'Production',
    region: 'eu-central-1',
    groupId: 'sg-0a1b2c3d4e5f60718',
    groupName: name,
    vpcId: 'vpc-0d4e5f6071829304a',
    health: { state: 'healthy', checkedAt: at(-40_000), problem: null },
    liveLeases: 0,
    pendingRequests: 0,
    rulesUsed: 12,
    rulesLimit: 60,
    console: {
      url: 'https://eu-central-1.console.aws.amazon.com/ec2/home?region=eu-central-1#SecurityGroup:groupId=sg-0a1b2c3d4e5f60718',
      absent: null,
    },
    createdAt: at(-30 * DAY),
    version: 1,
    readAt: at(-40_000),
    rules: [],
    ...more,
  });
  const resources = [
    resource('r-bastion', 'prod-bastion', {
      liveLeases: 2,
      rules: [
        rule('sgr-01', 'tcp 22', '203.0.113.7/32', heldBy(leases[0]!)),
        rule('sgr-02', 'tcp 22', '198.51.100.23/32', heldBy(leases[1]!)),
        rule('sgr-03', 'tcp 443', '0.0.0.0/0', { worldOpen: true, description: 'public website' }),
        rule('sgr-04', 'all', 'sg-0f9e8d7c6b5a40312', { description: 'inside' }),
      ],
    }),
    resource('r-db', 'orders-db', { groupId: 'sg-0b2c3d4e5f6071829', rulesUsed: 57, pendingRequests: 2 }),
    resource('r-build', 'build-farm', {
      region: 'us-east-1',
      console: { url: null, absent: 'local-ec2' },
      groupId: 'sg-0c3d4e5f607182930',
      rulesUsed: null,
      readAt: null,
      liveLeases: 1,
      health: {
        state: 'failing',
        checkedAt: at(-3 * MINUTE),
        problem: {
          kind: 'refused',
          detail: 'AWS refuses ec2:AuthorizeSecurityGroupIngress. Add it to the IAM policy of the credential.',
        },
      },
    }),
  ];
  return resources;
}
