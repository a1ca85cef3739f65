import { describe, expect, it } from 'vitest';
import { packet } from '../../test/asking.ts';
import { groupId, sketch, sketchRule } from '../../test/world-sketch.ts';
import { valid } from '../../test/valid.ts';
import { parseIpAddress } from '../ip-address.ts';
import { compileRules } from '../world/compiled-rule.ts';
import type { InterfaceKind } from '../world/world.ts';
import { namesOf } from './names.ts';
import { sessionFate } from './session-fate.ts';
import { sessionText } from './session-text.ts';
import { trackingOf } from './tracking.ts';

const OUT = 'all to 0.0.0.0/0';
const WORLD = sketch({ groups: { web: [] }, members: { one: { groups: ['web'], at: '10.0.0.5' } } });
const holder = (kind: InterfaceKind = 'instance') => ({ ...WORLD.interfaces[0]!, kind });
const compiled = (rules: readonly string[]) =>
  compileRules(
    WORLD,
    rules.map((text) => sketchRule(text)),
    { groupId: groupId('web'), inVpcId: 'vpc-1' },
  );
const session = (traffic = 'tcp 22', far = '203.0.113.7', kind: InterfaceKind = 'instance') => ({
  holder: holder(kind),
  direction: 'ingress' as const,
  farSide: valid(parseIpAddress(far)),
  traffic: packet(traffic),
});

describe('trackingOf', () => {
  it.each([
    ['one address in, everything out', ['tcp 22 from 203.0.113.7/32', OUT], 'tracked'],
    ['the world in, everything out', ['tcp 22 from 0.0.0.0/0', OUT], 'untracked'],
    ['the world in on a range of ports', ['tcp 20-25 from 0.0.0.0/0', OUT], 'untracked'],
    ['the world in, every tcp port out', ['tcp 22 from 0.0.0.0/0', 'tcp 0-65535 to 0.0.0.0/0'], 'untracked'],
    ['the world in, one port out', ['tcp 22 from 0.0.0.0/0', 'tcp 443 to 0.0.0.0/0'], 'tracked'],
    ['the world in, every udp port out', ['tcp 22 from 0.0.0.0/0', 'udp 0-65535 to 0.0.0.0/0'], 'tracked'],
    ['the world in, everything out to a range', ['tcp 22 from 0.0.0.0/0', 'all to 10.0.0.0/8'], 'tracked'],
    ['the world in, nothing out', ['tcp 22 from 0.0.0.0/0'], 'tracked'],
    ['the world of the other family', ['tcp 22 from ::/0', 'tcp 22 from 203.0.113.7/32', OUT], 'tracked'],
    ['the world in two halves', ['tcp 22 from 0.0.0.0/1', 'tcp 22 from 128.0.0.0/1', OUT], 'tracked'],
  ] as const)('%s: %s', (_what, rules, tracking) => {
    expect(trackingOf(compiled(rules), session())).toBe(tracking);
  });

  it('always tracks ICMP and other protocols', () => {
    const rules = compiled(['all from 0.0.0.0/0', OUT]);

    expect(trackingOf(rules, session('icmp 8/0'))).toBe('tracked');
    expect(trackingOf(rules, session('protocol 50'))).toBe('tracked');
    expect(trackingOf(rules, session('udp 53'))).toBe('untracked');
  });

  it.each(['network-load-balancer', 'nat-gateway', 'lambda', 'vpc-endpoint'] as const)(
    'always tracks at a %s, at either end',
    (kind) => {
      const rules = compiled(['all from 0.0.0.0/0', OUT]);

      expect(trackingOf(rules, session('tcp 22', '8.8.8.8', kind))).toBe('tracked');
      expect(trackingOf(rules, { ...session(), farKind: kind })).toBe('tracked');
    },
  );
});

describe('sessionFate', () => {
  const fate = (before: readonly string[], after: readonly string[]) =>
    sessionFate(compiled(before), compiled(after), session()).kind;

  it.each([
    ['an SSH session lives on when its /32 goes', ['tcp 22 from 203.0.113.7/32', OUT], [OUT], 'lives-on'],
    ['a session open to the world is cut when that goes', ['tcp 22 from 0.0.0.0/0', OUT], [OUT], 'cut'],
    [
      'SSH from the world replaced by SSH from one address drops who is in',
      ['tcp 22 from 0.0.0.0/0', OUT],
      ['tcp 22 from 203.0.113.7/32', OUT],
      'may-be-cut',
    ],
    [
      'the outbound rule counts too',
      ['tcp 22 from 0.0.0.0/0', OUT],
      ['tcp 22 from 0.0.0.0/0', 'tcp 443 to 0.0.0.0/0'],
      'may-be-cut',
    ],
    [
      'a wider rule that stays keeps everything as it is',
      ['tcp 22 from 203.0.113.7/32', 'tcp 22 from 203.0.113.0/24', OUT],
      ['tcp 22 from 203.0.113.0/24', OUT],
      'unaffected',
    ],
    [
      'the world twice is the world once',
      ['tcp 22 from 0.0.0.0/0', 'tcp 20-25 from 0.0.0.0/0', OUT],
      ['tcp 20-25 from 0.0.0.0/0', OUT],
      'unaffected',
    ],
    ['what was not let in has nothing to lose', ['tcp 80 from 0.0.0.0/0', OUT], [OUT], 'was-not-admitted'],
    ['a list that was not read is unknown', ['tcp 22 from list lost', OUT], [OUT], 'unknown'],
    [
      'a list that was not read may still hold it',
      ['tcp 22 from 203.0.113.7/32', 'tcp 22 from list lost', OUT],
      ['tcp 22 from list lost', OUT],
      'unknown',
    ],
  ])('%s', (_statement, ...[before, after, kind]) => {
    expect(fate(before, after)).toBe(kind);
  });

  it('is told in words that promise nothing', () => {
    const tell = (before: readonly string[], after: readonly string[]) =>
      sessionText(sessionFate(compiled(before), compiled(after), session()), namesOf(WORLD));

    expect(tell(['tcp 22 from 203.0.113.7/32', OUT], [OUT])).toContain('may live on');
    expect(tell(['tcp 22 from 0.0.0.0/0', OUT], [OUT])).toContain('ends at once');
    expect(tell(['tcp 22 from 0.0.0.0/0', OUT], ['tcp 22 from 203.0.113.7/32', OUT])).toContain('may be cut');
    expect(tell(['tcp 22 from 203.0.113.0/24'], ['tcp 22 from 203.0.113.0/24'])).toBe(
      `Nothing changes for it: "tcp 22 from 203.0.113.0/24" of web (${groupId('web')}) still lets it through.`,
    );
    expect(tell([], [])).toContain('none can be open');
    expect(tell(['tcp 22 from list lost'], [])).toContain('Not known');
  });
});
