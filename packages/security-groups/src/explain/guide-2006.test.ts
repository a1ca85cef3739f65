import { describe, expect, it } from 'vitest';
import { ask, groupsSay } from '../../test/asking.ts';
import { sketch } from '../../test/world-sketch.ts';
import type { Member } from '../../test/world-sketch.ts';

/*
 * What Amazon's first developer guide told about security groups, statement by statement. Groups had no
 * outbound rules then; today's default, everything out, is the same.
 */

const OUT = 'all to 0.0.0.0/0';
const MY_MACHINE = '203.0.113.7';

describe('a security group', () => {
  it('is a named collection of ingress rules, and everything else is discarded', () => {
    const model = sketch({
      groups: { web: ['tcp 80 from 0.0.0.0/0', OUT] },
      members: { one: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' } },
    });

    expect(groupsSay(model, MY_MACHINE, 'one', 'tcp 80')).toBe('yes');
    for (const other of ['tcp 79', 'tcp 81', 'udp 80', 'icmp 8/0', 'protocol 50']) {
      expect(groupsSay(model, MY_MACHINE, 'one', other)).toBe('no');
    }
  });

  it('without rules discards everything', () => {
    const model = sketch({ groups: { shut: [OUT] }, members: { one: { groups: ['shut'], at: '10.0.0.5' } } });

    expect(groupsSay(model, '10.0.0.9', 'one', 'tcp 22')).toBe('no');
  });

  it('adds up with the other groups of an instance', () => {
    const model = sketch({
      groups: { web: ['tcp 80 from 0.0.0.0/0', OUT], admin: ['tcp 22 from 203.0.113.0/24', OUT] },
      members: { one: { groups: ['web', 'admin'], at: '10.0.0.5', publicly: '198.51.100.5' } },
    });

    expect(groupsSay(model, MY_MACHINE, 'one', 'tcp 80')).toBe('yes');
    expect(groupsSay(model, MY_MACHINE, 'one', 'tcp 22')).toBe('yes');
    expect(groupsSay(model, '8.8.8.8', 'one', 'tcp 22')).toBe('no');
  });
});

describe('the group "default"', () => {
  const model = sketch({
    groups: { default: ['all from default', OUT], other: [OUT] },
    members: {
      one: { groups: ['default'], at: '10.0.0.5', publicly: '198.51.100.5' },
      two: { groups: ['default'], at: '10.0.0.6', publicly: '198.51.100.6' },
      alien: { groups: ['other'], at: '10.0.0.7', publicly: '198.51.100.7' },
    },
  });

  it.each(['tcp 22', 'tcp 65535', 'udp 53', 'icmp 8/0', 'protocol 50'])('admits %s from its own members', (traffic) => {
    expect(groupsSay(model, 'one', 'two', traffic)).toBe('yes');
  });

  it.each([['alien'], ['10.0.0.9'], [MY_MACHINE]])('admits nothing from %s, who is none', (stranger) => {
    for (const traffic of ['tcp 22', 'udp 53', 'protocol 50']) {
      expect(groupsSay(model, stranger, 'one', traffic)).toBe('no');
    }
  });

  it('knows its members by their private addresses, not by their public ones', () => {
    const { ways } = ask(model, 'one', 'two', 'tcp 22');

    expect(ways.map(({ flow, groups }) => [flow.from.address.text, flow.to.address.text, groups])).toEqual([
      ['10.0.0.5', '10.0.0.6', 'yes'],
      ['198.51.100.5', '198.51.100.6', 'no'],
    ]);
  });
});

describe('scanning ports 1 to 100 of an instance from my machine', () => {
  const scan = (rules: readonly string[]) => {
    const model = sketch({
      groups: { default: ['all from default', OUT, ...rules] },
      members: { one: { groups: ['default'], at: '10.0.0.5', publicly: '198.51.100.5' } },
    });
    const ports = Array.from({ length: 100 }, (_, index) => index + 1);
    return ports.filter((port) => groupsSay(model, MY_MACHINE, 'one', `tcp ${String(port)}`) === 'yes');
  };

  it('finds all 100 filtered before anything is authorized', () => {
    expect(scan([])).toEqual([]);
  });

  it('finds 22 open and 99 filtered once tcp 22 is authorized from my machine', () => {
    expect(scan([`tcp 22 from ${MY_MACHINE}/32`])).toEqual([22]);
  });

  it('finds all 100 filtered when tcp 22 is authorized from another machine', () => {
    expect(scan(['tcp 22 from 203.0.113.8/32'])).toEqual([]);
  });
});

describe('the three tiers: seven web, twenty application and two database instances', () => {
  const members = (group: string, count: number, third: number): readonly (readonly [string, Member])[] =>
    Array.from({ length: count }, (_, index) => [
      `${group}-${String(index)}`,
      {
        groups: [group],
        at: `10.0.${String(third)}.${String(index + 10)}`,
        publicly: `198.51.${String(third)}.${String(index + 10)}`,
      },
    ]);
  const OFFICE = '192.0.2.0/24';
  const admin = [`tcp 22 from ${OFFICE}`, OUT];
  const model = sketch({
    groups: {
      web: ['tcp 80 from 0.0.0.0/0', 'tcp 443 from 0.0.0.0/0', ...admin],
      app: ['tcp 8000 from web', ...admin],
      db: ['tcp 3306 from app', ...admin],
    },
    members: Object.fromEntries([...members('web', 7, 1), ...members('app', 20, 2), ...members('db', 2, 3)]),
  });
  const tier = (group: string) =>
    [...members(group, group === 'web' ? 7 : group === 'app' ? 20 : 2, 0)].map(([name]) => name);
  const EVERYBODY = ['web', 'app', 'db'].flatMap(tier);

  it('the world reaches web on 80 and 443, and nobody else on any port', () => {
    for (const name of EVERYBODY)
      for (const port of [80, 443, 8000, 3306, 22]) {
        const expected = name.startsWith('web') && [80, 443].includes(port) ? 'yes' : 'no';
        expect([name, port, groupsSay(model, '8.8.8.8', name, `tcp ${String(port)}`)]).toEqual([name, port, expected]);
      }
  });

  it.each([
    ['web', 'app', 8000],
    ['app', 'db', 3306],
  ])('%s reaches %s on its port', (from, to, port) => {
    for (const one of tier(from))
      for (const two of tier(to)) {
        expect([one, two, groupsSay(model, one, two, `tcp ${String(port)}`)]).toEqual([one, two, 'yes']);
      }
  });

  it.each([
    ['web', 'db', 3306],
    ['web', 'db', 8000],
    ['db', 'app', 8000],
    ['app', 'web', 22],
    ['web', 'app', 22],
  ])('%s does not reach %s on %i', (from, to, port) => {
    for (const one of tier(from))
      for (const two of tier(to)) {
        expect([one, two, groupsSay(model, one, two, `tcp ${String(port)}`)]).toEqual([one, two, 'no']);
      }
  });

  it('administration comes from the office only', () => {
    for (const name of EVERYBODY) {
      expect([name, groupsSay(model, '192.0.2.77', name, 'tcp 22')]).toEqual([name, 'yes']);
      expect([name, groupsSay(model, '192.0.3.1', name, 'tcp 22')]).toEqual([name, 'no']);
    }
  });
});
