import type {
  AccessRequestView,
  CredentialView,
  DoorView,
  LeaseView,
  MyAccessView,
  PersonView,
  ResourceView,
  SessionView,
} from '@gatelease/contract';

/** Views as the API gives them, with what a test says in place of the usual. */
export function leaseView(given: Partial<LeaseView> = {}): LeaseView {
  return {
    leaseId: 'lease-7f3a',
    requestId: 'request-1',
    policyId: 'policy-ssh',
    policyName: 'Production SSH',
    resourceId: 'resource-web',
    resourceName: 'production-web',
    groupId: 'sg-0123456789abcdef0',
    personId: 'person-ada',
    personName: 'Ada',
    personEmail: 'ada@example.com',
    traffics: ['tcp 22'],
    cidrs: ['203.0.113.7/32'],
    rules: [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'wanted', ruleId: null }],
    state: 'opening',
    startsAt: '2026-11-23T12:00:00Z',
    endsAt: '2026-11-23T14:00:00Z',
    latestEndsAt: '2026-11-23T20:00:00Z',
    openedAt: null,
    closedAt: null,
    endReason: null,
    movedFromLeaseId: null,
    breakGlass: false,
    problem: null,
    createdAt: '2026-11-23T12:00:00Z',
    version: 1,
    ...given,
  };
}

export function activeLease(given: Partial<LeaseView> = {}): LeaseView {
  return leaseView({
    state: 'active',
    openedAt: '2026-11-23T12:00:01Z',
    rules: [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'present', ruleId: 'sgr-0aa' }],
    ...given,
  });
}

export function closedLease(given: Partial<LeaseView> = {}): LeaseView {
  return activeLease({
    state: 'closed',
    closedAt: '2026-11-23T12:30:00Z',
    endReason: 'closed by its holder',
    rules: [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'gone', ruleId: null }],
    ...given,
  });
}

export function requestView(given: Partial<AccessRequestView> = {}): AccessRequestView {
  return {
    requestId: 'request-1',
    policyId: 'policy-ssh',
    policyName: 'Production SSH',
    resourceId: 'resource-web',
    resourceName: 'production-web',
    groupId: 'sg-0123456789abcdef0',
    personId: 'person-ada',
    personName: 'Ada',
    personEmail: 'ada@example.com',
    traffics: ['tcp 22'],
    cidrs: ['203.0.113.7/32'],
    durationSeconds: 7200,
    reason: null,
    state: 'approved',
    approvalsNeeded: 0,
    breakGlass: false,
    reviews: [],
    createdAt: '2026-11-23T12:00:00Z',
    lapsesAt: '2026-11-24T12:00:00Z',
    decidedAt: null,
    leaseId: null,
    version: 1,
    ...given,
  };
}

export function doorView(given: Partial<DoorView> = {}): DoorView {
  return {
    policyId: 'policy-ssh',
    policyName: 'Production SSH',
    resourceId: 'resource-web',
    resourceName: 'production-web',
    groupId: 'sg-0123456789abcdef0',
    traffics: ['tcp 22'],
    sentence: 'Ada may open SSH.',
    state: 'closed',
    reason: null,
    reasonCode: null,
    nextWindow: null,
    windowEndsAt: null,
    approvalsNeeded: 0,
    breakGlass: false,
    reasonRequired: false,
    defaultDurationSeconds: 3600,
    longestDurationSeconds: 28_800,
    statedAddresses: null,
    lease: null,
    request: null,
    endWarningAt: null,
    refusedRequest: null,
    approvers: [],
    moveTo: null,
    ...given,
  };
}

export const DATABASE_DOOR = doorView({
  policyId: 'policy-db',
  policyName: 'Production database',
  resourceId: 'resource-db',
  resourceName: 'production-db',
  groupId: 'sg-0aaaaaaaaaaaaaaa1',
  traffics: ['tcp 5432'],
});

export function personView(given: Partial<PersonView> = {}): PersonView {
  return {
    personId: 'person-ada',
    email: 'ada@example.com',
    name: 'Ada',
    role: 'member',
    access: 'own',
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: '2026-11-01T00:00:00Z',
    lastSignInAt: null,
    version: 1,
    ...given,
  };
}

export function sessionView(given: Partial<SessionView> = {}): SessionView {
  return {
    person: personView(),
    organization: {
      organizationId: 'organization-1',
      name: 'Analytical Engines',
      timeZone: 'UTC',
      shortestPassword: 12,
      accessCode: null,
    },
    address: '203.0.113.7/32',
    permissions: [],
    mustChangePassword: false,
    mustSetUpSecondFactor: false,
    expiresAt: '2026-11-30T12:00:00Z',
    apiKey: null,
    ...given,
  };
}

export function resourceView(given: Partial<ResourceView> = {}): ResourceView {
  return {
    resourceId: 'resource-web',
    name: 'production-web',
    kind: 'security-group',
    region: 'eu-central-1',
    groupId: 'sg-0123456789abcdef0',
    credentialId: 'credential-1',
    credentialName: 'Production',
    groupName: 'web',
    vpcId: 'vpc-0123456789abcdef0',
    health: { state: 'healthy', checkedAt: '2026-11-23T11:55:00Z', problem: null },
    liveLeases: 0,
    pendingRequests: 0,
    rulesUsed: 3,
    rulesLimit: 60,
    console: { url: null, absent: 'local-ec2' },
    createdAt: '2026-11-01T00:00:00Z',
    version: 1,
    ...given,
  };
}

export function myAccessView(doors: DoorView[]): MyAccessView {
  const addressSource = { kind: 'connection', ignoredHeader: false } as const;
  return { address: '203.0.113.7/32', addressSource, otherAddress: null, doors };
}

export function credentialView(given: Partial<CredentialView> = {}): CredentialView {
  return {
    credentialId: 'credential-1',
    name: 'Production',
    kind: 'access-key',
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    keysReplacedAt: '2026-11-01T12:00:00Z',
    areKeysOld: false,
    roleArn: null,
    externalId: null,
    throughCredentialId: null,
    throughName: null,
    regions: ['eu-central-1'],
    endpoint: null,
    rulesPerGroup: 60,
    verification: {
      state: 'valid',
      verifiedAt: '2026-11-23T12:00:00Z',
      accountId: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/gatelease',
      problem: null,
      refusals: [],
    },
    resources: 2,
    createdAt: '2026-11-01T12:00:00Z',
    version: 1,
    ...given,
  };
}
