import type {
  AccessRequestView,
  DoorView,
  EventView,
  LeaseView,
  MessageView,
  PersonView,
  PolicyView,
  ResourceDetailView,
  TeamView,
} from '@gatelease/contract';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Everything that the mock server knows. Its handlers change it in place. */
export interface World {
  now: number;
  people: PersonView[];
  teams: TeamView[];
  resources: ResourceDetailView[];
  policies: PolicyView[];
  doors: DoorView[];
  leases: LeaseView[];
  requests: AccessRequestView[];
  events: EventView[];
  messages: MessageView[];
}

/** An organization on an ordinary afternoon, around the instant `now`. */
export function ordinaryWorld(now: number): World {
  const at = (offset: number) => new Date(now + offset).toISOString();
  const person = (personId: string, name: string, role: PersonView['role'], more: Partial<PersonView>): PersonView => ({
    personId,
    email: `${personId.slice(2)}@harbour.example`,
    name,
    role,
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    createdAt: at(-90 * DAY),
    lastSignInAt: null,
    version: 2,
    ...more,
  });
  const people = [
    person('p-mara', 'Mara Lindqvist', 'administrator', { lastSignInAt: at(-HOUR), teamIds: ['t-ops'] }),
    person('p-tomas', 'Tomás Oliveira', 'approver', { lastSignInAt: at(-3 * HOUR), teamIds: ['t-ops'] }),
    person('p-ana', 'Ana Ruiz', 'member', { lastSignInAt: at(-20 * MINUTE), teamIds: ['t-data'] }),
    person('p-priya', 'Priya Natarajan', 'auditor', { lastSignInAt: at(-2 * DAY) }),
    person('p-jonas', 'Jonas Weber', 'member', { lastSignInAt: at(-40 * DAY), status: 'deactivated' }),
    person('p-sam', 'Sam Okafor', 'member', { teamIds: ['t-data'], mustChangePassword: true }),
  ];

  const policy = (policyId: string, name: string, resourceId: string, more: Partial<PolicyView> = {}): PolicyView => ({
    policyId,
    name,
    resourceId,
    resourceName: resourceId === 'r-bastion' ? 'prod-bastion' : resourceId === 'r-db' ? 'orders-db' : 'build-farm',
    grantees: [{ kind: 'team', teamId: 't-ops' }],
    traffics: ['tcp 22'],
    schedule: { timeZone: 'Europe/Berlin', windows: [] },
    defaultDurationSeconds: 3600,
    longestDurationSeconds: 8 * 3600,
    approvalsNeeded: 0,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    allowedScopes: [],
    statedAddresses: null,
    status: 'enabled',
    sentence: 'The team Operations may open tcp 22 for 1 hour, up to 8 hours, at any time, without confirmation.',
    liveLeases: 0,
    createdAt: at(-30 * DAY),
    version: 4,
    ...more,
  });
  const policies = [
    policy('pol-ssh', 'SSH for Operations', 'r-bastion', { liveLeases: 2 }),
    policy('pol-db', 'Orders database', 'r-db', {
      grantees: [
        { kind: 'team', teamId: 't-data' },
        { kind: 'person', personId: 'p-mara' },
      ],
      traffics: ['tcp 5432'],
      approvalsNeeded: 1,
      reasonRequired: true,
      sentence:
        'The team Data and Mara Lindqvist may open tcp 5432 for 1 hour, up to 8 hours, at any time, with one approval, giving a reason.',
    }),
    policy('pol-build', 'Build machines in working hours', 'r-build', {
      grantees: [{ kind: 'everyone' }],
      traffics: ['tcp 22', 'tcp 8000-8010'],
      schedule: {
        timeZone: 'Europe/Berlin',
        windows: [
          {
            days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
            from: '07:30',
            to: '19:00',
            endsNextDay: false,
          },
          { days: ['saturday'], from: '22:00', to: '04:00', endsNextDay: true },
        ],
      },
      defaultDurationSeconds: null,
      longestDurationSeconds: null,
      sentence:
        'Everyone may open tcp 22 and tcp 8000-8010 to the end of the window, on weekdays 07:30-19:00 and on Saturday 22:00 to 04:00 the next day Europe/Berlin, without confirmation.',
    }),
    policy('pol-rdp', 'Remote Desktop for the migration', 'r-build', {
      traffics: ['tcp 3389', 'icmp 8'],
      statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 },
      sentence:
        'The team Operations may open tcp 3389 and icmp 8 for 1 hour, up to 8 hours, at any time, without confirmation, also for a stated address.',
    }),
    policy('pol-old', 'Last year’s audit', 'r-db', {
      traffics: ['tcp 5432'],
      status: 'disabled',
      sentence: 'Switched off: Priya Natarajan may open tcp 5432 for 1 day, at any time, with 2 approvals.',
    }),
  ];

  const lease = (leaseId: string, personId: string, policyId: string, more: Partial<LeaseView> = {}): LeaseView => {
    const holder = people.find((one) => one.personId === personId)!;
    const of = policies.find((one) => one.policyId === policyId)!;
    return {
      leaseId,
      requestId: `req-of-${leaseId}`,
      policyId,
      policyName: of.name,
      resourceId: of.resourceId,
      resourceName: of.resourceName,
      groupId: 'sg-0a1b2c3d4e5f60718',
      personId,
      personName: holder.name,
      personEmail: holder.email,
      traffics: of.traffics,
      cidrs: ['203.0.113.7/32'],
      rules: [{ rule: 'tcp 22 from 203.0.113.7/32', state: 'present', ruleId: 'sgr-01' }],
      state: 'active',
      startsAt: at(-38 * MINUTE),
      endsAt: at(82 * MINUTE + 31_000),
      latestEndsAt: at(7 * HOUR),
      openedAt: at(-38 * MINUTE),
      closedAt: null,
      endReason: null,
      problem: null,
      createdAt: at(-38 * MINUTE),
      version: 3,
      ...more,
    };
  };
  const ended = { state: 'closed' as const, latestEndsAt: at(-DAY), endReason: 'expired' };
  const leases = [
    lease('l-1', 'p-mara', 'pol-ssh'),
    lease('l-2', 'p-ana', 'pol-ssh', {
      cidrs: ['198.51.100.23/32'],
      endsAt: at(4 * MINUTE),
      openedAt: at(-56 * MINUTE),
    }),
    lease('l-3', 'p-tomas', 'pol-build', {
      state: 'opening',
      openedAt: null,
      cidrs: ['2001:db8:40::a1/128'],
      problem: 'AWS answers slowly (throttling). It is tried again by itself.',
    }),
    lease('l-4', 'p-mara', 'pol-db', { ...ended, openedAt: at(-27 * HOUR), closedAt: at(-26 * HOUR) }),
    lease('l-5', 'p-mara', 'pol-build', {
      ...ended,
      openedAt: at(-3 * DAY),
      closedAt: at(-3 * DAY + 4 * HOUR),
      endReason: 'closed-by-holder',
    }),
  ];

  const request = (requestId: string, personId: string, policyId: string, more: Partial<AccessRequestView> = {}) => {
    const { leaseId: _, requestId: __, state: ___, ...base } = lease('x', personId, policyId);
    return {
      requestId,
      policyId,
      policyName: base.policyName,
      resourceId: base.resourceId,
      resourceName: base.resourceName,
      groupId: base.groupId,
      personId,
      personName: base.personName,
      personEmail: base.personEmail,
      traffics: base.traffics,
      cidrs: ['198.51.100.23/32'],
      durationSeconds: 2 * 3600,
      reason: 'Ticket OPS-4821: customer orders stuck since noon, need to look at the queue table.',
      state: 'pending' as const,
      approvalsNeeded: 1,
      reviews: [],
      createdAt: at(-4 * MINUTE),
      lapsesAt: at(23 * HOUR),
      decidedAt: null,
      leaseId: null,
      version: 1,
      ...more,
    } satisfies AccessRequestView as AccessRequestView;
  };
  const review = (reviewerId: string, reviewerName: string, decision: 'approve' | 'deny', comment: string | null) => ({
    reviewerId,
    reviewerName,
    decision,
    comment,
    reviewedAt: at(-2 * HOUR),
  });
  const requests = [
    request('req-1', 'p-ana', 'pol-db'),
    request('req-2', 'p-mara', 'pol-db', {
      cidrs: ['203.0.113.7/32'],
      reason: 'Quarterly restore test.',
      durationSeconds: null,
    }),
    request('req-3', 'p-sam', 'pol-db', {
      state: 'denied',
      decidedAt: at(-2 * HOUR),
      reviews: [review('p-tomas', 'Tomás Oliveira', 'deny', 'Please use the read replica.')],
    }),
    request('req-4', 'p-ana', 'pol-db', {
      state: 'approved',
      decidedAt: at(-26 * HOUR),
      leaseId: 'l-4',
      reviews: [review('p-mara', 'Mara Lindqvist', 'approve', null)],
    }),
  ];

  const door = (policyId: string, more: Partial<DoorView> = {}): DoorView => {
    const of = policies.find((one) => one.policyId === policyId)!;
    return {
      policyId,
      policyName: of.name,
      resourceId: of.resourceId,
      resourceName: of.resourceName,
      groupId: 'sg-0a1b2c3d4e5f60718',
      traffics: of.traffics,
      sentence: of.sentence,
      state: 'closed',
      reason: null,
      reasonCode: null,
      nextWindow: null,
      windowEndsAt: null,
      approvalsNeeded: of.approvalsNeeded,
      reasonRequired: of.reasonRequired,
      defaultDurationSeconds: of.defaultDurationSeconds,
      longestDurationSeconds: of.longestDurationSeconds,
      statedAddresses: of.statedAddresses,
      lease: null,
      request: null,
      ...more,
    };
  };
  const doors = [
    door('pol-ssh', { state: 'open', lease: leases[0]! }),
    door('pol-db', { state: 'waiting', request: requests[1]! }),
    door('pol-build', {
      state: 'unavailable',
      reason: 'The schedule of this policy is closed at the moment.',
      reasonCode: 'access.outside-schedule',
      nextWindow: { startsAt: at(14 * HOUR), endsAt: at(25 * HOUR) },
    }),
    door('pol-rdp', { statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 } }),
  ];

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
    region: 'eu-central-1',
    groupId: 'sg-0a1b2c3d4e5f60718',
    groupName: name,
    vpcId: 'vpc-0d4e5f6071829304a',
    health: { state: 'healthy', checkedAt: at(-40_000), problem: null },
    liveLeases: 0,
    pendingRequests: 0,
    rulesUsed: 12,
    rulesLimit: 60,
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

  const event = (sequence: number, kind: string, minutesAgo: number, more: Partial<EventView> = {}): EventView => ({
    eventId: `e-${String(sequence)}`,
    sequence,
    at: at(-minutesAgo * MINUTE),
    kind,
    actorName: 'Mara Lindqvist',
    actorId: 'p-mara',
    personId: 'p-mara',
    personName: 'Mara Lindqvist',
    resourceId: 'r-bastion',
    resourceName: 'prod-bastion',
    policyId: null,
    requestId: null,
    leaseId: null,
    address: '203.0.113.7',
    detail: {},
    hash: 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9',
    previousHash: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    ...more,
  });
  const events = [
    event(418, 'rule.authorized', 38, {
      actorName: null,
      actorId: null,
      detail: { rule: 'tcp 22 from 203.0.113.7/32' },
    }),
    event(417, 'lease.opening', 38, { detail: { durationSeconds: 7200 } }),
    event(416, 'session.started', 39, { resourceId: null, resourceName: null }),
    event(415, 'request.denied', 120, {
      actorName: 'Tomás Oliveira',
      personName: 'Sam Okafor',
      resourceName: 'orders-db',
      detail: { comment: 'Please use the read replica.' },
    }),
    event(414, 'policy.edited', 1440, { personName: null, address: null, detail: { name: 'SSH for Operations' } }),
  ];
  const messages: MessageView[] = [
    {
      messageId: 'm-1',
      kind: 'request-waiting',
      to: 'mara@harbour.example',
      subject: 'Ana Ruiz asks for access: Orders database',
      text: 'Ana Ruiz (ana@harbour.example) asks to open Orders database on orders-db.\n\nApprove or deny: http://gatelease.example/approvals#req-1',
      state: 'sent',
      problem: null,
      createdAt: at(-4 * MINUTE),
      sentAt: at(-4 * MINUTE),
    },
    {
      messageId: 'm-2',
      kind: 'request-denied',
      to: 'sam@harbour.example',
      subject: 'Your request was denied: Orders database',
      text: 'Your request for Orders database was denied.\n\nComment: Please use the read replica.',
      state: 'failed',
      problem: 'The mail server refuses the connection (ECONNREFUSED). It is tried again.',
      createdAt: at(-2 * HOUR),
      sentAt: null,
    },
  ];
  return {
    now,
    people,
    teams: [
      { teamId: 't-ops', name: 'Operations' },
      { teamId: 't-data', name: 'Data' },
    ],
    resources,
    policies,
    doors,
    leases,
    requests,
    events,
    messages,
  };
}
