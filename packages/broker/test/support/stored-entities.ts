import type { NewEvent } from '../../src/application/ports/event-repository.ts';
import type { OutboxMessage } from '../../src/application/ports/outbox-repository.ts';
import type { Session } from '../../src/application/ports/session-repository.ts';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import type { AccessRequest } from '../../src/domain/access-request.ts';
import type { Lease } from '../../src/domain/lease.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { usualAccess } from '../../src/domain/person.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/organization-settings.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Resource } from '../../src/domain/resource.ts';

/** Entities with every field filled in; tests say only what matters to them. */

export const NOON = new Date('2026-03-02T12:00:00.123Z');

export function minutesAfter(start: Date, minutes: number): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

export function anOrganization(changes: Partial<Organization> = {}): Organization {
  const organizationId = changes.organizationId ?? 'org_1';
  return {
    organizationId,
    name: 'Example',
    accessCode: `CODE-${organizationId}`,
    timeZone: 'Europe/Berlin',
    settings: DEFAULT_SETTINGS,
    createdAt: NOON,
    version: 1,
    ...changes,
  };
}

export function aPerson(changes: Partial<Person> = {}): Person {
  const personId = changes.personId ?? 'person_1';
  return {
    personId,
    organizationId: 'org_1',
    email: `${personId}@example.com`,
    name: 'Ada',
    role: 'member',
    access: usualAccess(changes.role ?? 'member'),
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: NOON,
    lastSignInAt: null,
    version: 1,
    ...changes,
  };
}

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    sessionId: 'session_1',
    tokenHash: 'hash-of-token-1',
    organizationId: 'org_1',
    personId: 'person_1',
    kind: 'browser',
    method: 'password',
    mustSetUpSecondFactor: false,
    address: '203.0.113.7',
    proof: { address: '2001:db8::7', beside: '203.0.113.7', provedAt: NOON },
    userAgent: 'Browser/1.0',
    createdAt: NOON,
    lastSeenAt: NOON,
    expiresAt: minutesAfter(NOON, 60),
    ...changes,
  };
}

export function aResource(changes: Partial<Resource> = {}): Resource {
  const resourceId = changes.resourceId ?? 'resource_1';
  return {
    resourceId,
    organizationId: 'org_1',
    name: 'Bastion',
    kind: 'security-group',
    credentialId: 'credential_1',
    region: 'eu-central-1',
    groupId: `sg-${resourceId}`,
    groupName: null,
    vpcId: null,
    health: { state: 'unknown' },
    createdAt: NOON,
    version: 1,
    ...changes,
  };
}

export function aPolicy(changes: Partial<AccessPolicy> = {}): AccessPolicy {
  return {
    policyId: 'policy_1',
    organizationId: 'org_1',
    name: 'SSH in office hours',
    resourceId: 'resource_1',
    grantees: [{ kind: 'person', personId: 'person_1' }, { kind: 'team', teamId: 'team_1' }, { kind: 'everyone' }],
    traffics: [
      { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
      { kind: 'icmp', protocol: 'icmp', message: { kind: 'code', type: 3, code: 4 } },
      { kind: 'icmp', protocol: 'icmpv6', message: { kind: 'type', type: 128 } },
      { kind: 'protocol', number: 50 },
    ],
    schedule: {
      timeZone: 'Europe/Berlin',
      windows: [{ days: ['monday', 'friday'], from: '08:00', to: '18:00', endsNextDay: false }],
    },
    duration: { defaultSeconds: 3600, longestSeconds: null },
    approvalsNeeded: 1,
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    addresses: { allowedScopes: ['private'], stated: { ipv4PrefixLength: 29, ipv6PrefixLength: 64 } },
    status: 'enabled',
    createdAt: NOON,
    version: 1,
    ...changes,
  };
}

export function aRequest(changes: Partial<AccessRequest> = {}): AccessRequest {
  return {
    requestId: 'request_1',
    organizationId: 'org_1',
    policyId: 'policy_1',
    resourceId: 'resource_1',
    personId: 'person_1',
    traffics: [{ kind: 'ports', protocol: 'udp', fromPort: 500, toPort: 500 }],
    cidrs: ['203.0.113.7/32', '2001:db8::7/128'],
    durationSeconds: 3600,
    reason: 'Deploy',
    state: 'pending',
    reviews: [{ reviewerId: 'person_2', decision: 'approve', comment: null, durationSeconds: 900, reviewedAt: NOON }],
    approvalsNeeded: 2,
    breakGlass: false,
    policyVersion: 1,
    createdAt: NOON,
    lapsesAt: minutesAfter(NOON, 60),
    remindedAt: minutesAfter(NOON, 31),
    decidedAt: null,
    leaseId: null,
    version: 1,
    ...changes,
  };
}

export function aLease(changes: Partial<Lease> = {}): Lease {
  const ssh = { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 } as const;
  return {
    leaseId: 'lease_1',
    organizationId: 'org_1',
    requestId: 'request_1',
    policyId: 'policy_1',
    resourceId: 'resource_1',
    personId: 'person_1',
    traffics: [ssh],
    cidrs: ['203.0.113.7/32'],
    rules: [
      {
        rule: { direction: 'ingress', traffic: ssh, peer: { kind: 'ipv4', cidr: '203.0.113.7/32' } },
        state: 'present',
        ruleId: 'sgr-1',
      },
      {
        rule: { direction: 'ingress', traffic: ssh, peer: { kind: 'ipv6', cidr: '2001:db8::7/128' } },
        state: 'wanted',
        ruleId: null,
      },
    ],
    state: 'active',
    startsAt: NOON,
    endsAt: minutesAfter(NOON, 60),
    latestEndsAt: minutesAfter(NOON, 120),
    openedAt: NOON,
    closedAt: null,
    endReason: null,
    movedFromLeaseId: 'lease_0',
    breakGlass: true,
    warnedAt: minutesAfter(NOON, 46),
    problem: null,
    createdAt: NOON,
    version: 1,
    ...changes,
  };
}

export function anEvent(changes: Partial<NewEvent> = {}): NewEvent {
  return {
    eventId: 'event_1',
    organizationId: 'org_1',
    at: NOON,
    kind: 'lease.opened',
    actor: { kind: 'person', personId: 'person_1' },
    personId: 'person_1',
    resourceId: 'resource_1',
    policyId: 'policy_1',
    requestId: 'request_1',
    leaseId: 'lease_1',
    address: '203.0.113.7',
    detail: { minutes: 60, cidrs: ['203.0.113.7/32'], urgent: false, reason: null, note: 'Grüße' },
    ...changes,
  };
}

export function aMessage(changes: Partial<OutboxMessage> = {}): OutboxMessage {
  return {
    messageId: 'message_1',
    organizationId: 'org_1',
    kind: 'request-approved',
    to: 'ada@example.com',
    subject: 'Open',
    blocks: [
      { kind: 'heading', text: 'Open' },
      { kind: 'facts', facts: [{ name: 'Until', value: '18:00' }] },
      { kind: 'button', label: 'See', url: 'https://gatelease.example/', isSecret: false },
    ],
    sealed: null,
    letsInPersonId: null,
    digestKey: null,
    createdAt: NOON,
    state: 'waiting',
    attempts: 0,
    dueAt: NOON,
    giveUpAt: minutesAfter(NOON, 24 * 60),
    sentAt: null,
    problem: null,
    ...changes,
  };
}
