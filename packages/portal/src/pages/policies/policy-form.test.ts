import type { PolicyView } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { newPolicyForm, policyFormOf, policyInputOf } from './policy-form.ts';

const policy: PolicyView = {
  policyId: 'pol-1',
  name: 'SSH for Operations',
  resourceId: 'res-1',
  resourceName: 'prod-bastion',
  grantees: [{ kind: 'everyone' }, { kind: 'team', teamId: 't:1' }, { kind: 'person', personId: 'p-1' }],
  traffics: ['tcp 22', 'udp 8000-8010', 'icmp', 'icmp 8/0', 'protocol 50', 'all'],
  schedule: {
    timeZone: 'Europe/Berlin',
    windows: [
      { days: ['monday'], from: '08:00', to: '18:00', endsNextDay: false },
      { days: ['friday'], from: '22:00', to: '06:00', endsNextDay: true },
      { days: ['sunday'], from: '00:00', to: '24:00', endsNextDay: false },
    ],
  },
  defaultDurationSeconds: 5400,
  longestDurationSeconds: null,
  approvalsNeeded: 2,
  breakGlass: true,
  notifiesApprovers: false,
  opensOn: 'sign-in',
  reasonRequired: true,
  allowedScopes: ['loopback', 'private', 'shared'],
  statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 },
  status: 'disabled',
  sentence: '',
  liveLeases: 0,
  createdAt: '2026-11-21T12:00:00Z',
  version: 3,
};

it('gives back a policy unchanged when nothing is edited', () => {
  const { policyId, resourceName, sentence, liveLeases, createdAt, version, ...fields } = policy;

  expect(policyInputOf(policyFormOf(policy))).toEqual(fields);
  expect([policyId, resourceName, sentence, liveLeases, createdAt, version]).toHaveLength(6);
});

it('keeps what makes no sense in its place, as something that the server refuses', () => {
  const form = {
    ...newPolicyForm('res-1', 'UTC'),
    traffics: [
      { protocol: 'tcp', ports: 'ssh' },
      { protocol: 'tcp', ports: '22 - 25' },
    ],
    defaultDuration: { amount: '', unit: 'hours' },
    windows: [{ days: [], from: '', to: '' }],
    allowsStated: true,
    ipv4PrefixLength: '',
  };

  expect(policyInputOf(form)).toMatchObject({
    traffics: ['tcp ssh', 'tcp 22-25'],
    defaultDurationSeconds: 0,
    schedule: { windows: [{ days: [], from: '', to: '' }] },
    statedAddresses: { ipv4PrefixLength: -1 },
  });
});

it('never turns an empty duration into one without an end', () => {
  const form = { ...newPolicyForm('res-1', 'UTC'), longestDuration: { amount: 'x', unit: 'days' } };

  expect(policyInputOf(form).longestDurationSeconds).toBe(0);
});
