import { describe, expect, it } from 'vitest';
import { parsePolicy } from './policy-input.ts';
import type { PolicyInput } from './policy-input.ts';

const OFFICE_HOURS = {
  timeZone: 'Europe/Berlin',
  windows: [{ days: ['monday', 'friday'], from: '08:00', to: '18:00', endsNextDay: false }],
} as const;

describe('an edited policy', () => {
  it('is read into canonical fields', () => {
    const read = parsePolicy(
      input({
        name: '  SSH for Operations ',
        traffics: ['TCP 22', 'icmp 8/0'],
        grantees: [
          { kind: 'team', teamId: 'operations' },
          { kind: 'team', teamId: 'operations' },
        ],
        schedule: { ...OFFICE_HOURS, timeZone: 'europe/berlin' },
        allowedScopes: ['private', 'public', 'loopback', 'private'],
        statedAddresses: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 },
      }),
    );

    expect(read).toEqual({
      ok: true,
      value: {
        name: 'SSH for Operations',
        resourceId: 'web-servers',
        grantees: [{ kind: 'team', teamId: 'operations' }],
        traffics: [
          { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
          { kind: 'icmp', protocol: 'icmp', message: { kind: 'code', type: 8, code: 0 } },
        ],
        schedule: OFFICE_HOURS,
        duration: { defaultSeconds: 7200, longestSeconds: 28_800 },
        approvalsNeeded: 0,
        breakGlass: false,
        notifiesApprovers: true,
        opensOn: 'request',
        reasonRequired: false,
        addresses: { allowedScopes: ['loopback', 'private'], stated: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 } },
        status: 'enabled',
      },
    });
  });

  it.each([
    { name: 'a minute', fields: { defaultDurationSeconds: 60, longestDurationSeconds: 60 } },
    { name: '366 days', fields: { longestDurationSeconds: 31_622_400 } },
    { name: 'to the end of the window', fields: { defaultDurationSeconds: null, longestDurationSeconds: null } },
    { name: 'to the end of the window, but not longer than a limit', fields: { defaultDurationSeconds: null } },
    { name: 'extended to the end of the window', fields: { longestDurationSeconds: null } },
  ])('may last $name', ({ fields }) => {
    expect(parsePolicy(input({ schedule: OFFICE_HOURS, ...fields })).ok).toBe(true);
  });

  it.each([
    { fields: { name: '' }, field: 'name', code: 'policy.name-missing' },
    { fields: { name: ' \t ' }, field: 'name', code: 'policy.name-missing' },
    { fields: { name: 'x'.repeat(101) }, field: 'name', code: 'policy.name-too-long' },
    { fields: { grantees: [] }, field: 'grantees', code: 'policy.grantees-missing' },
    { fields: { traffics: [] }, field: 'traffics', code: 'policy.traffic-missing' },
    { fields: { traffics: ['tcp 22', 'TCP 22-22'] }, field: 'traffics.1', code: 'policy.traffic-duplicate' },
    { fields: { traffics: ['tcp'] }, field: 'traffics.0', code: 'traffic.malformed' },
    { fields: { traffics: ['tcp 25-22'] }, field: 'traffics.0', code: 'traffic.ports-reversed' },
    { fields: { defaultDurationSeconds: 59 }, field: 'defaultDurationSeconds', code: 'policy.duration-out-of-range' },
    { fields: { defaultDurationSeconds: 90.5 }, field: 'defaultDurationSeconds', code: 'policy.duration-out-of-range' },
    {
      fields: { longestDurationSeconds: 31_622_401 },
      field: 'longestDurationSeconds',
      code: 'policy.duration-out-of-range',
    },
    {
      fields: { defaultDurationSeconds: 28_801 },
      field: 'defaultDurationSeconds',
      code: 'policy.default-longer-than-longest',
    },
    {
      fields: { defaultDurationSeconds: null },
      field: 'defaultDurationSeconds',
      code: 'policy.window-end-without-schedule',
    },
    {
      fields: { longestDurationSeconds: null },
      field: 'longestDurationSeconds',
      code: 'policy.window-end-without-schedule',
    },
    { fields: { approvalsNeeded: -1 }, field: 'approvalsNeeded', code: 'policy.approvals-out-of-range' },
    { fields: { approvalsNeeded: 11 }, field: 'approvalsNeeded', code: 'policy.approvals-out-of-range' },
    { fields: { approvalsNeeded: 0.5 }, field: 'approvalsNeeded', code: 'policy.approvals-out-of-range' },
    { fields: { allowedScopes: ['private', 'office'] }, field: 'allowedScopes.1', code: 'policy.scope-unknown' },
    ...[0, 33, 23.5, Number.NaN].map((ipv4PrefixLength) => ({
      fields: { statedAddresses: { ipv4PrefixLength, ipv6PrefixLength: 56 } },
      field: 'statedAddresses.ipv4PrefixLength',
      code: 'policy.prefix-length-out-of-range',
    })),
    ...[0, 129].map((ipv6PrefixLength) => ({
      fields: { statedAddresses: { ipv4PrefixLength: 24, ipv6PrefixLength } },
      field: 'statedAddresses.ipv6PrefixLength',
      code: 'policy.prefix-length-out-of-range',
    })),
    {
      fields: { schedule: { timeZone: 'Nowhere', windows: [] } },
      field: 'schedule.timeZone',
      code: 'schedule.time-zone-unknown',
    },
    {
      fields: { schedule: { ...OFFICE_HOURS, windows: [{ ...OFFICE_HOURS.windows[0], to: '07:00' }] } },
      field: 'schedule.windows.0.to',
      code: 'schedule.window-ends-before-start',
    },
  ])('with $fields is refused at $field: $code', ({ fields, field, code }) => {
    expect(parsePolicy(input(fields))).toEqual({
      ok: false,
      problems: [{ field, code, given: expect.any(String), expected: expect.stringMatching(/^[A-Z].*\.$/) }],
    });
  });

  it('cannot last to the end of a window that never ends because it covers the week', () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const schedule = { timeZone: 'UTC', windows: [{ days, from: '00:00', to: '24:00', endsNextDay: false }] };

    expect(parsePolicy(input({ schedule, longestDurationSeconds: null }))).toMatchObject({
      problems: [{ code: 'policy.window-end-without-schedule' }],
    });
  });

  it('is told all its problems at once, in the order of the form', () => {
    const read = parsePolicy(
      input({
        name: '',
        grantees: [],
        traffics: ['tcp', 'tcp 22', 'tcp 22'],
        schedule: { timeZone: 'Nowhere', windows: [{ days: [], from: 'x', to: 'y', endsNextDay: false }] },
        defaultDurationSeconds: 1,
        longestDurationSeconds: 0,
        approvalsNeeded: 99,
        allowedScopes: ['office'],
        statedAddresses: { ipv4PrefixLength: 0, ipv6PrefixLength: 0 },
      }),
    );

    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual([
      'name',
      'grantees',
      'traffics.0',
      'traffics.2',
      'schedule.timeZone',
      'schedule.windows.0.days',
      'schedule.windows.0.from',
      'schedule.windows.0.to',
      'defaultDurationSeconds',
      'longestDurationSeconds',
      'defaultDurationSeconds',
      'approvalsNeeded',
      'allowedScopes.0',
      'statedAddresses.ipv4PrefixLength',
      'statedAddresses.ipv6PrefixLength',
    ]);
  });
});

it('has no way around approvals that nobody asks for', () => {
  expect(parsePolicy(input({ breakGlass: true, approvalsNeeded: 1 }))).toMatchObject({
    ok: true,
    value: { breakGlass: true },
  });
  expect(parsePolicy(input({ breakGlass: true, approvalsNeeded: 0 }))).toMatchObject({
    ok: false,
    problems: [{ field: 'breakGlass', code: 'policy.break-glass-without-approval' }],
  });
});

function input(fields: Partial<PolicyInput>): PolicyInput {
  return {
    name: 'SSH for Operations',
    resourceId: 'web-servers',
    grantees: [{ kind: 'everyone' }],
    traffics: ['tcp 22'],
    schedule: { timeZone: 'UTC', windows: [] },
    defaultDurationSeconds: 7200,
    longestDurationSeconds: 28_800,
    approvalsNeeded: 0,
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    allowedScopes: [],
    statedAddresses: null,
    status: 'enabled',
    ...fields,
  };
}
