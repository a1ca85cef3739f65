import { describe, expect, it } from 'vitest';
import { groupId, sketch, sketchRule } from '../../test/world-sketch.ts';
import type { Member } from '../../test/world-sketch.ts';
import type { TrafficRanges } from '../exposure/traffic-ranges.ts';
import { formatTraffic } from '../traffic-text.ts';
import { reachDifference } from './reach-difference.ts';
import type { HolderDifference } from './reach-difference.ts';

const OUT = 'all to 0.0.0.0/0';
const ONE: Member = { groups: ['web'], at: '10.0.0.5' };

interface Plan {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly members?: Readonly<Record<string, Member>>;
  readonly of?: string;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

const rules = (texts: readonly string[] = []) => texts.map((text) => sketchRule(text).rule);

function answer({ groups, members = { one: ONE }, of = 'web', add, remove }: Plan) {
  const change = { groupId: groupId(of), add: rules(add), remove: rules(remove) };
  return reachDifference(sketch({ groups, members }), [change]);
}

function differ(plan: Plan): HolderDifference {
  const differed = answer(plan);
  if (differed.kind === 'refused') throw new Error(JSON.stringify(differed.problems));
  return differed.difference.holders[0]!;
}

const told = (lines: readonly TrafficRanges[]) =>
  lines.map(({ traffics, ranges }) => `${traffics.map(formatTraffic).join(', ')}: ${ranges.join(', ')}`);

const NOTHING = { opened: [], mayOpen: [], cut: [], mayCut: [], endsSessions: [], mayEndSessions: [] };

describe('reachDifference', () => {
  it('tells what a new rule opens, and to whom', () => {
    const { interfaceIds, ingress, egress } = differ({ groups: { web: [OUT] }, add: ['tcp 22 from 203.0.113.7/32'] });

    expect(interfaceIds).toEqual(['eni-one']);
    expect(told(ingress.opened)).toEqual(['tcp 22: 203.0.113.7/32']);
    expect(egress).toEqual(NOTHING);
  });

  it('tells that a rule opens nothing which a wider one covers, in the same group or in another one', () => {
    const members = { one: { ...ONE, groups: ['web', 'wide'] } };
    const groups = { web: [OUT], wide: ['tcp 0-1023 from 203.0.113.0/24'] };

    expect(differ({ groups, members, add: ['tcp 22 from 203.0.113.7/32'] }).ingress).toEqual(NOTHING);
  });

  it('tells only the rest of what is open in part', () => {
    const groups = { web: ['tcp 20-22 from 203.0.113.0/25', OUT] };

    expect(told(differ({ groups, add: ['tcp 22-23 from 203.0.113.0/24'] }).ingress.opened)).toEqual([
      'tcp 22: 203.0.113.128/25',
      'tcp 23: 203.0.113.0/24',
    ]);
  });

  it('tells what is cut, and that open connections of one address live on', () => {
    const { ingress } = differ({
      groups: { web: ['tcp 22 from 203.0.113.7/32', OUT] },
      remove: ['tcp 22 from 203.0.113.7/32'],
    });

    expect(told(ingress.cut)).toEqual(['tcp 22: 203.0.113.7/32']);
    expect(ingress.endsSessions).toEqual([]);
  });

  it('tells that open connections end at once when the world is cut off', () => {
    const { ingress } = differ({ groups: { web: ['tcp 22 from 0.0.0.0/0', OUT] }, remove: ['tcp 22 from 0.0.0.0/0'] });

    expect(told(ingress.endsSessions)).toEqual(['tcp 22: 0.0.0.0/0']);
  });

  it('tells that a load balancer of AWS keeps even those', () => {
    const { ingress } = differ({
      groups: { web: ['tcp 22 from 0.0.0.0/0', OUT] },
      members: { one: { ...ONE, kind: 'network-load-balancer' } },
      remove: ['tcp 22 from 0.0.0.0/0'],
    });

    expect(ingress.endsSessions).toEqual([]);
  });

  it('tells that the world narrowed to one address may drop whoever is in from there', () => {
    const { ingress } = differ({
      groups: { web: ['tcp 22 from 0.0.0.0/0', OUT] },
      remove: ['tcp 22 from 0.0.0.0/0'],
      add: ['tcp 22 from 203.0.113.7/32'],
    });

    expect(told(ingress.endsSessions)).toEqual(['tcp 22: 0.0.0.0-203.0.113.6, 203.0.113.8-255.255.255.255']);
    expect(told(ingress.mayEndSessions)).toEqual(['tcp 22: 203.0.113.7/32']);
  });

  it("tells a group's members by their addresses", () => {
    const { ingress } = differ({
      groups: { web: [OUT], app: [OUT] },
      members: { one: ONE, two: { groups: ['app'], at: '10.0.0.6', publicly: '198.51.100.6' } },
      add: ['tcp 22 from app'],
    });

    expect(told(ingress.opened)).toEqual(['tcp 22: 10.0.0.6/32']);
  });

  it('tells what may open when a list was not read, and nothing when the same list was there already', () => {
    const opened = differ({ groups: { web: [OUT] }, add: ['tcp 22 from list lost'] }).ingress;
    const wider = differ({
      groups: { web: ['tcp 20-30 from list lost', OUT] },
      add: ['tcp 22 from list lost'],
    }).ingress;

    expect(told(opened.mayOpen)).toEqual(['tcp 22: 0.0.0.0/0, ::/0']);
    expect(opened.opened).toEqual([]);
    expect(wider).toEqual(NOTHING);
  });

  it('tells both when one unknown list takes the place of another', () => {
    const { ingress } = differ({
      groups: { web: ['tcp 22 from list lost', OUT] },
      remove: ['tcp 22 from list lost'],
      add: ['tcp 22 from list gone'],
    });

    expect(told(ingress.mayOpen)).toEqual(['tcp 22: 0.0.0.0/0, ::/0']);
    expect(told(ingress.mayCut)).toEqual(['tcp 22: 0.0.0.0/0, ::/0']);
  });

  it('tells it for whoever will hold a group that nobody holds', () => {
    const holder = differ({ groups: { web: [] }, members: {}, add: ['tcp 22 from 203.0.113.7/32'] });

    expect(holder.interfaceIds).toEqual([]);
    expect(told(holder.ingress.opened)).toEqual(['tcp 22: 203.0.113.7/32']);
  });

  it.each([
    [{ of: 'lost', add: [] }, 'change.group-not-found', 'changes[0]'],
    [{ remove: ['tcp 23 from 0.0.0.0/0'] }, 'change.rule-not-found', 'changes[0].remove[0]'],
    [{ add: ['tcp 23 from 0.0.0.0/0', 'tcp 22 from 0.0.0.0/0'] }, 'change.rule-exists', 'changes[0].add[1]'],
    [{ add: ['tcp 23 from 0.0.0.0/0', 'tcp 23 from 0.0.0.0/0'] }, 'change.rule-exists', 'changes[0].add[1]'],
  ])('refuses %j', (plan, code, at) => {
    const differed = answer({ groups: { web: ['tcp 22 from 0.0.0.0/0'] }, ...plan });

    expect(differed).toMatchObject({ kind: 'refused', problems: [{ code, at }] });
  });

  it('lets a rule be replaced by itself, which changes nothing', () => {
    const same = ['tcp 22 from 0.0.0.0/0'];

    expect(differ({ groups: { web: same }, add: same, remove: same }).ingress).toEqual(NOTHING);
  });
});
