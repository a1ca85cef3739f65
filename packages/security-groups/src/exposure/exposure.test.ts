import { describe, expect, it } from 'vitest';
import { groupId, sketch } from '../../test/world-sketch.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { WorldModel } from '../world/world-model.ts';
import { exposureOf } from './exposure.ts';
import type { Exposure } from './exposure.ts';
import type { TrafficRanges } from './traffic-ranges.ts';
import type { ExposureSource } from './sender.ts';

const OUT = 'all to 0.0.0.0/0';

const exposed = (model: WorldModel, source: ExposureSource): Exposure => {
  const answer = exposureOf(model, source);
  if (answer.kind === 'refused') throw new Error(answer.problem.code);
  return answer.exposure;
};
const told = (lines: readonly TrafficRanges[]) =>
  lines.map(({ traffics, ranges }) => `${traffics.map(formatTraffic).join(', ')}: ${ranges.join(', ')}`);

const TIERS = sketch({
  groups: {
    web: [
      'tcp 80 from 0.0.0.0/0',
      'tcp 443 from 0.0.0.0/0',
      'tcp 22 from 203.0.113.0/25',
      'tcp 22 from 203.0.113.128/25',
      OUT,
    ],
    app: ['tcp 8000 from web', 'tcp 22 from 203.0.113.0/24', 'tcp 9000 from list lost', OUT],
    db: ['tcp 3306 from app', 'tcp 3306 to 10.0.0.0/16'],
  },
  members: {
    'web-1': { groups: ['web'], at: '10.0.1.4', publicly: '198.51.100.4' },
    'web-2': { groups: ['web'], at: '10.0.1.5', publicly: '198.51.100.5' },
    'app-1': { groups: ['app'], at: '10.0.2.4', publicly: '198.51.100.64' },
    'app-2': { groups: ['app'], at: '10.0.2.5' },
    'db-1': { groups: ['db'], at: '10.0.3.4' },
  },
});

describe('exposureOf', () => {
  it('sums up what the Internet reaches, by address', () => {
    const { certain, unknown } = exposed(TIERS, { kind: 'internet' });

    expect(told(certain)).toEqual(['tcp 22: 198.51.100.4/31, 198.51.100.64/32', 'tcp 80, tcp 443: 198.51.100.4/31']);
    expect(told(unknown)).toEqual(['tcp 9000: 198.51.100.64/32']);
  });

  it('says for each interface from where, in as few ranges as there are', () => {
    const { reached } = exposed(TIERS, { kind: 'internet' });

    const web = reached.find(({ interfaceId }) => interfaceId === 'eni-web-1');
    expect(told(web?.certain ?? [])[0]).toBe('tcp 22: 203.0.113.0/24');
    expect(told(web?.certain ?? [])[1]).toMatch(/^tcp 80, tcp 443: 1\.0\.0\.0-9\.255\.255\.255, 11\.0\.0\.0-/);
    expect(reached.map(({ interfaceId }) => interfaceId)).toEqual(['eni-web-1', 'eni-web-2', 'eni-app-1']);
  });

  it('sums up what one address on the Internet reaches', () => {
    expect(told(exposed(TIERS, { kind: 'address', address: '203.0.113.7' }).certain)).toEqual([
      'tcp 22: 198.51.100.4/31, 198.51.100.64/32',
      'tcp 80, tcp 443: 198.51.100.4/31',
    ]);
  });

  it('sums up what the members of a group reach, and only what their own rules let out', () => {
    expect(told(exposed(TIERS, { kind: 'group', groupId: groupId('web') }).certain)).toEqual([
      'tcp 80, tcp 443: 10.0.1.4/31, 198.51.100.4/31',
      'tcp 8000: 10.0.2.4/31',
    ]);
    expect(told(exposed(TIERS, { kind: 'group', groupId: groupId('app') }).certain)).toContain('tcp 3306: 10.0.3.4/32');
    expect(told(exposed(TIERS, { kind: 'group', groupId: groupId('db') }).certain)).toEqual([]);
  });

  it('sums up what the holder of an address reaches', () => {
    expect(told(exposed(TIERS, { kind: 'address', address: '10.0.2.4' }).certain)).toEqual([
      'tcp 80, tcp 443: 10.0.1.4/31',
      'tcp 3306: 10.0.3.4/32',
    ]);
  });

  it('leaves an interface out of what it reaches itself', () => {
    const model = sketch({
      groups: { default: ['all from default', OUT] },
      members: { one: { groups: ['default'], at: '10.0.0.4' }, two: { groups: ['default'], at: '10.0.0.5' } },
    });

    const { reached } = exposed(model, { kind: 'group', groupId: groupId('default') });

    expect(reached.map(({ interfaceId, certain }) => [interfaceId, told(certain)])).toEqual([
      ['eni-one', ['all: 10.0.0.5/32']],
      ['eni-two', ['all: 10.0.0.4/32']],
    ]);
  });

  it('is certain between VPCs only when an active peering was read', () => {
    const reach = (isActive: boolean) => {
      const sides = [
        { vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'] },
        { vpcId: 'vpc-2', cidrs: ['10.1.0.0/16'] },
      ] as const;
      const model = sketch({
        groups: { near: [OUT], far: ['tcp 22 from near'] },
        members: {
          one: { groups: ['near'], at: '10.0.0.4' },
          two: { groups: ['far'], at: '10.1.0.4', vpc: 'vpc-2' },
        },
        rest: { peerings: [{ peeringId: 'pcx-1', isActive, sides }] },
      });
      const { certain, unknown } = exposed(model, { kind: 'group', groupId: groupId('near') });
      return [told(certain), told(unknown)];
    };

    expect(reach(true)).toEqual([['tcp 22: 10.1.0.4/32'], []]);
    expect(reach(false)).toEqual([[], ['tcp 22: 10.1.0.4/32']]);
  });

  it('takes a group that was not read for one that may let anything in', () => {
    const model = sketch({
      groups: { web: ['tcp 80 from 0.0.0.0/0'] },
      members: { one: { groups: ['web', 'lost'], at: '10.0.0.4', publicly: '198.51.100.4' } },
    });

    const { certain, unknown } = exposed(model, { kind: 'address', address: '8.8.8.8' });

    expect(told(certain)).toEqual(['tcp 80: 198.51.100.4/32']);
    expect(told(unknown)[0]).toMatch(/^tcp 0-79, tcp 81-65535, udp 0-65535, icmp, /);
  });

  it.each([
    [{ kind: 'address', address: 'office' } as const, 'source.address-malformed'],
    [{ kind: 'group', groupId: 'sg-lost' } as const, 'source.group-not-found'],
  ])('refuses %j', (source, code) => {
    expect(exposureOf(TIERS, source)).toMatchObject({ kind: 'refused', problem: { code } });
  });
});
