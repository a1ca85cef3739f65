import { describe, expect, it } from 'vitest';
import { groupId, sketch } from '../../test/world-sketch.ts';
import { formatRule } from '../rule-text.ts';
import { planForConnectEndpoint } from './connect-endpoint-plan.ts';
import type { ConnectEndpointSetting } from './connect-endpoint-plan.ts';

const MODEL = sketch({
  groups: {
    endpoint: ['tcp 443 to 0.0.0.0/0'],
    target: ['tcp 22 from 0.0.0.0/0', 'tcp 20-30 from ::/0', 'all to 0.0.0.0/0'],
  },
  members: {
    endpoint: { groups: ['endpoint'], at: '10.0.1.10', kind: 'instance-connect-endpoint' },
    target: { groups: ['target'], at: '10.0.2.20', subnet: 'subnet-2' },
  },
});

const setting = (rest: Partial<ConnectEndpointSetting> = {}): ConnectEndpointSetting => ({
  groupId: groupId('endpoint'),
  interfaceIds: ['eni-endpoint'],
  preservesClientAddress: false,
  targets: [{ groupId: groupId('target'), interfaceIds: ['eni-target'] }],
  ports: [22],
  admitBy: { kind: 'endpoint-group' },
  ...rest,
});

const planned = (rest: Partial<ConnectEndpointSetting> = {}) => {
  const answer = planForConnectEndpoint(MODEL, setting(rest));
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.plan;
};
const rules = (rest?: Partial<ConnectEndpointSetting>) => planned(rest).add.map(({ rule }) => formatRule(rule));
const OUTBOUND = `tcp 22 to ${groupId('target')}`;

describe('planForConnectEndpoint', () => {
  it.each([false, true])("admits by the endpoint's group, preservation %s", (preservesClientAddress) => {
    expect(rules({ preservesClientAddress })).toEqual([OUTBOUND, `tcp 22 from ${groupId('endpoint')}`]);
  });

  it("admits by the VPC's ranges while preservation is off", () => {
    expect(rules({ admitBy: { kind: 'vpc-range' } })).toEqual([
      OUTBOUND,
      'tcp 22 from 10.0.0.0/16',
      'tcp 22 from 2001:db8:1::/56',
    ]);
  });

  it("admits the clients' ranges while preservation is on", () => {
    const admitBy = { kind: 'client-ranges', cidrs: ['203.0.113.0/24'] } as const;

    expect(rules({ admitBy, preservesClientAddress: true })).toEqual([OUTBOUND, 'tcp 22 from 203.0.113.0/24']);
  });

  it('shows that targets are reached once the rules are there, also without the wide one', () => {
    expect(planned().verifications).toMatchObject([{ now: 'no', added: 'yes', lockedDown: 'yes' }]);
  });

  it('suggests the wide rule on 22, and not one that lets more through', () => {
    expect(planned().removable.map(({ rule, reason }) => [formatRule(rule), reason])).toEqual([
      ['tcp 20-30 from ::/0', 'lets-more-through'],
      ['tcp 22 from 0.0.0.0/0', 'wider-than-needed'],
    ]);
  });

  it.each([
    [{ admitBy: { kind: 'vpc-range' }, preservesClientAddress: true } as const, 'lock-down.range-hides-clients'],
    [{ admitBy: { kind: 'client-ranges', cidrs: [] } } as const, 'lock-down.clients-not-seen'],
    [
      { admitBy: { kind: 'client-ranges', cidrs: ['office'] }, preservesClientAddress: true } as const,
      'lock-down.range-malformed',
    ],
    [
      { admitBy: { kind: 'client-ranges', cidrs: [] }, preservesClientAddress: true } as const,
      'lock-down.nobody-admitted',
    ],
    [{ ports: [70_000] }, 'lock-down.port-out-of-range'],
    [{ groupId: groupId('lost') }, 'lock-down.group-not-found'],
  ])('refuses %j', (rest, code) => {
    expect(planForConnectEndpoint(MODEL, setting(rest))).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});
