import type { Rule } from '@gatelease/security-groups';
import type { LockDown } from './lock-down.ts';
import type { AccessPolicy } from './access-policy.ts';
import type { AccessRequest } from './access-request.ts';
import { NEVER_VERIFIED, USUAL_RULES_PER_GROUP } from './credential.ts';
import type { Credential } from './credential.ts';
import type { Lease } from './lease.ts';
import { wantedRulesOf } from './lease-rules.ts';
import { usualAccess } from './person.ts';
import type { Person } from './person.ts';

/** Example entities for tests: Ada of the team Operations may open ssh to the web servers for two hours, at most eight. */

/** A Monday, ten o'clock in Berlin. */
export const MONDAY_AT_TEN = new Date('2026-11-16T09:00:00Z');

export function examplePerson(fields: Partial<Person> = {}): Person {
  return {
    personId: 'ada',
    organizationId: 'example',
    email: 'ada@example.com',
    name: 'Ada',
    role: 'member',
    access: usualAccess(fields.role ?? 'member'),
    teamIds: ['operations'],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: MONDAY_AT_TEN,
    lastSignInAt: null,
    version: 1,
    ...fields,
  };
}

export function examplePolicy(fields: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    policyId: 'ssh-for-operations',
    organizationId: 'example',
    name: 'SSH for Operations',
    resourceId: 'web-servers',
    grantees: [{ kind: 'team', teamId: 'operations' }],
    traffics: [{ kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 }],
    schedule: { timeZone: 'Europe/Berlin', windows: [] },
    duration: { defaultSeconds: 2 * 3600, longestSeconds: 8 * 3600 },
    approvalsNeeded: 0,
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    addresses: { allowedScopes: [], stated: null },
    status: 'enabled',
    createdAt: MONDAY_AT_TEN,
    version: 1,
    ...fields,
  };
}

export function exampleRequest(fields: Partial<AccessRequest> = {}): AccessRequest {
  return {
    requestId: 'request-1',
    organizationId: 'example',
    policyId: 'ssh-for-operations',
    resourceId: 'web-servers',
    personId: 'ada',
    traffics: examplePolicy().traffics,
    cidrs: ['203.0.113.7/32'],
    durationSeconds: 2 * 3600,
    reason: null,
    state: 'pending',
    reviews: [],
    approvalsNeeded: 1,
    breakGlass: false,
    policyVersion: 1,
    createdAt: MONDAY_AT_TEN,
    lapsesAt: new Date('2026-11-17T09:00:00Z'),
    remindedAt: null,
    decidedAt: null,
    leaseId: null,
    version: 1,
    ...fields,
  };
}

export function exampleLease(fields: Partial<Lease> = {}): Lease {
  const { traffics } = examplePolicy();
  const cidrs = ['203.0.113.7/32'];
  return {
    leaseId: 'lease-1',
    organizationId: 'example',
    requestId: 'request-1',
    policyId: 'ssh-for-operations',
    resourceId: 'web-servers',
    personId: 'ada',
    traffics,
    cidrs,
    rules: wantedRulesOf({ traffics, cidrs }),
    state: 'opening',
    startsAt: MONDAY_AT_TEN,
    endsAt: new Date('2026-11-16T11:00:00Z'),
    latestEndsAt: new Date('2026-11-16T17:00:00Z'),
    openedAt: null,
    closedAt: null,
    endReason: null,
    movedFromLeaseId: null,
    breakGlass: false,
    warnedAt: null,
    problem: null,
    createdAt: MONDAY_AT_TEN,
    version: 1,
    ...fields,
  };
}

export function exampleCredential(fields: Partial<Credential> = {}): Credential {
  return {
    credentialId: 'production',
    organizationId: 'example',
    name: 'Production',
    identity: { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', keysReplacedAt: MONDAY_AT_TEN },
    regions: ['eu-central-1'],
    endpoint: null,
    rulesPerGroup: USUAL_RULES_PER_GROUP,
    verification: NEVER_VERIFIED,
    createdAt: MONDAY_AT_TEN,
    version: 1,
    ...fields,
  };
}

/** A lock-down whose plan offers the rule `sgr-wide`, for tests. */
export function exampleLockDown(changes: Partial<LockDown> = {}): LockDown {
  const at = new Date('2026-11-22T09:00:00Z');
  const wide: Rule = {
    direction: 'ingress',
    traffic: { kind: 'ports', protocol: 'tcp', fromPort: 80, toPort: 80 },
    peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
  };
  const groupId = 'sg-0123456789abcdef0';
  return {
    ...{ lockDownId: 'lockdown_1', organizationId: 'org_1', credentialId: 'credential_1', region: 'eu-central-1' },
    draft: {
      region: 'eu-central-1',
      request: { pattern: 'load-balancer', loadBalancer: 'front-door' },
      ...{ subject: 'load balancer front-door', names: { [groupId]: 'web 雪' }, targets: [], notes: [] },
      plan: {
        pattern: 'load-balancer',
        ...{ add: [], present: [], verifications: [] },
        removable: [{ groupId, rule: wide, ruleId: 'sgr-wide', isSuggested: true, reason: 'wider-than-needed' }],
        madeFor: [{ groupId, rules: ['tcp 80 from 0.0.0.0/0'] }],
      },
    },
    madeAt: at,
    state: 'added',
    chosenRuleIds: [],
    confirmWithinSeconds: null,
    confirmBy: null,
    watchUntil: null,
    removed: [],
    targets: [],
    note: null,
    problem: null,
    attempts: 0,
    dueAt: null,
    startedBy: 'person_1',
    startedAt: at,
    version: 1,
    ...changes,
  };
}
