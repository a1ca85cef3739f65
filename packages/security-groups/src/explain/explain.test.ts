import { describe, expect, it } from 'vitest';
import { ask, endpoint, groupsSay, packet } from '../../test/asking.ts';
import { groupId, model, sketch, sketchWorld } from '../../test/world-sketch.ts';
import { valid } from '../../test/valid.ts';
import { parseIpAddress } from '../ip-address.ts';
import { hasAddress } from '../sets/address-set.ts';
import { NOT_READ } from '../world/world.ts';
import { explain } from './explain.ts';

const OUT = 'all to 0.0.0.0/0';
const ONE = { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' };

describe('explain', () => {
  it('names every rule that lets a packet through, with its group', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from 203.0.113.0/24', 'tcp 0-65535 from 0.0.0.0/0', 'udp 22 from 0.0.0.0/0', OUT] },
      members: { one: ONE },
    });

    const [way] = ask(known, '203.0.113.7', 'one', 'tcp 22').ways;

    const check = way?.checks.at(-1);
    expect(check?.kind === 'groups' && check.admittedBy.map(({ ruleId }) => ruleId)).toEqual([
      'sgr-web-1',
      'sgr-web-0',
    ]);
  });

  it('says what is missing: what comes nearest, and the narrowest rule that would do', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from 203.0.113.8/32', 'tcp 80 from 0.0.0.0/0', 'tcp 443 from 10.0.0.0/8', OUT] },
      members: { one: ONE },
    });

    const [way] = ask(known, '203.0.113.7', 'one', 'tcp 22').ways;

    expect(way?.checks.at(-1)).toMatchObject({
      verdict: 'no',
      nearest: [{ ruleId: 'sgr-web-0' }, { ruleId: 'sgr-web-1' }],
      missing: {
        direction: 'ingress',
        traffic: { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
        peer: { kind: 'ipv4', cidr: '203.0.113.7/32' },
      },
    });
  });

  it("needs the source's outbound rules as well as the destination's inbound ones", () => {
    const known = sketch({
      groups: { web: ['tcp 443 to 0.0.0.0/0'], db: ['tcp 3306 from web', OUT] },
      members: { one: ONE, two: { groups: ['db'], at: '10.0.0.6' } },
    });

    expect(groupsSay(known, 'one', 'two', 'tcp 3306')).toBe('no');
    expect(groupsSay(known, 'one', '8.8.8.8', 'tcp 443')).toBe('yes');
    expect(groupsSay(known, 'one', '8.8.8.8', 'tcp 80')).toBe('no');
  });

  it('lets answers back without a rule', () => {
    const known = sketch({ groups: { web: ['tcp 22 from 0.0.0.0/0'] }, members: { one: ONE } });

    expect(groupsSay(known, '8.8.8.8', 'one', 'tcp 22')).toBe('yes');
    expect(groupsSay(known, 'one', '8.8.8.8', 'tcp 22')).toBe('no');
  });

  it('finds who has an address, private, public or IPv6, and asks for their rules too', () => {
    const known = sketch({
      groups: { web: ['all from ::/0', 'all from 0.0.0.0/0', OUT], quiet: [] },
      members: {
        one: { ...ONE, ipv6: '2001:db8:1::5' },
        two: { groups: ['quiet'], at: '10.0.0.6', publicly: '198.51.100.6', ipv6: '2001:db8:1::6' },
      },
    });

    for (const address of ['10.0.0.6', '198.51.100.6', '2001:db8:1::6']) {
      const { ways } = ask(known, address, 'one', 'tcp 22');
      expect(ways.map(({ flow, groups }) => [flow.from.holder?.interfaceId, groups])).toEqual([['eni-two', 'no']]);
    }
  });

  it('keeps the families apart, ICMP too', () => {
    const known = sketch({
      groups: { web: ['icmp from ::/0', 'icmpv6 from ::/0', 'tcp 22 from ::/0', OUT] },
      members: { one: { ...ONE, ipv6: '2001:db8:1::5' } },
    });

    expect(groupsSay(known, '2001:db8:f::1', 'one', 'tcp 22')).toBe('yes');
    expect(groupsSay(known, '8.8.8.8', 'one', 'tcp 22')).toBe('no');
    expect(groupsSay(known, '2001:db8:f::1', 'one', 'icmpv6 128/0')).toBe('yes');
    expect(ask(known, '2001:db8:f::1', 'one', 'icmp 8/0').ways).toEqual([]);
  });

  it('reads ICMP type and code as two fields', () => {
    const known = sketch({
      groups: { web: ['icmp 3/4 from 0.0.0.0/0', 'icmp 8 from 0.0.0.0/0'] },
      members: { one: ONE },
    });

    const answers = ['icmp 3/4', 'icmp 3/3', 'icmp 4/3', 'icmp 8/0', 'icmp 8/9', 'icmp 9/0'].map((traffic) =>
      groupsSay(known, '8.8.8.8', 'one', traffic),
    );

    expect(answers).toEqual(['yes', 'no', 'no', 'yes', 'yes', 'no']);
  });

  it('looks into prefix lists, and says unknown for one that was not read', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from list office', 'tcp 80 from list lost', OUT] },
      members: { one: ONE },
      prefixLists: { office: ['203.0.113.0/28', '198.18.0.0/15'] },
    });

    expect(groupsSay(known, '203.0.113.15', 'one', 'tcp 22')).toBe('yes');
    expect(groupsSay(known, '203.0.113.16', 'one', 'tcp 22')).toBe('no');
    expect(groupsSay(known, '203.0.113.16', 'one', 'tcp 80')).toBe('unknown');
  });

  it('says unknown for a group of another account, but not about the Internet', () => {
    const known = sketch({ groups: { web: ['tcp 22 from lost', OUT] }, members: { one: ONE } });

    expect(groupsSay(known, '10.9.0.1', 'one', 'tcp 22')).toBe('unknown');
    expect(groupsSay(known, '8.8.8.8', 'one', 'tcp 22')).toBe('no');
  });

  it('says unknown when an interface has a group that was not read, unless another one admits', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from 0.0.0.0/0', OUT] },
      members: { one: { ...ONE, groups: ['web', 'lost'] } },
    });

    expect(groupsSay(known, '8.8.8.8', 'one', 'tcp 22')).toBe('yes');
    expect(ask(known, '8.8.8.8', 'one', 'tcp 80').ways[0]?.checks.at(-1)).toMatchObject({
      verdict: 'unknown',
      unreadGroupIds: [groupId('lost')],
    });
  });

  it('takes an address of two VPCs for the one in the VPC of the other end', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from app', OUT], app: [OUT], other: [OUT] },
      members: {
        one: ONE,
        near: { groups: ['other'], at: '10.0.0.7' },
        far: { groups: ['app'], at: '10.0.0.7', vpc: 'vpc-2' },
      },
    });

    const { ways } = ask(known, '10.0.0.7', 'one', 'tcp 22');

    expect(ways.map(({ flow, groups }) => [flow.from.holder?.interfaceId, groups])).toEqual([['eni-near', 'no']]);
  });

  it.each([
    ['169.254.169.253', 'udp 53', 'Amazon DNS'],
    ['10.0.0.2', 'udp 53', 'Amazon DNS'],
    ['169.254.169.254', 'tcp 80', 'instance metadata'],
    ['169.254.169.123', 'udp 123', 'Amazon Time Sync'],
  ])('knows that no group filters %s (%s)', (address, traffic, service) => {
    const known = sketch({ groups: { shut: [] }, members: { one: { groups: ['shut'], at: '10.0.0.5' } } });

    const { verdict, ways } = ask(known, 'one', address, traffic);

    expect(verdict).toBe('yes');
    expect(ways[0]?.checks).toEqual([{ kind: 'unfiltered', verdict: 'yes', interfaceId: 'eni-one', service }]);
  });

  it('asks nobody when an instance talks to itself', () => {
    const known = sketch({ groups: { shut: [] }, members: { one: { groups: ['shut'], at: '10.0.0.5' } } });

    expect(ask(known, 'one', 'one', 'tcp 22').verdict).toBe('yes');
  });

  it('answers unknown, not yes, as long as network ACLs and routes were not read', () => {
    const known = sketch({ groups: { web: ['tcp 22 from 0.0.0.0/0', OUT] }, members: { one: ONE } });

    expect(ask(known, '8.8.8.8', 'one', 'tcp 22')).toMatchObject({ verdict: 'unknown', groups: 'yes' });
  });

  it.each([
    { what: 'an address that is none', from: '10.0.0', to: 'one', code: 'question.address-malformed', at: 'from' },
    { what: 'an instance that was not read', from: 'one', to: 'no', code: 'question.end-not-found', at: 'to' },
    { what: 'two strangers', from: '8.8.8.8', to: '9.9.9.9', code: 'question.both-ends-outside', at: 'from' },
  ])('refuses $what', ({ from, to, code, at }) => {
    const known = sketch({ groups: { web: [OUT] }, members: { one: ONE } });

    const answer = explain(known, { from: endpoint(from), to: endpoint(to), traffic: packet('tcp 22') });

    expect(answer).toMatchObject({ kind: 'refused', problem: { code, at } });
  });

  it.each([
    { kind: 'ports', protocol: 'tcp', port: 70_000 },
    { kind: 'ports', protocol: 'udp', port: -1 },
    { kind: 'ports', protocol: 'tcp', port: 22.5 },
    { kind: 'icmp', protocol: 'icmp', type: 256, code: 0 },
    { kind: 'protocol', number: 6 },
    { kind: 'protocol', number: 256 },
  ] as const)('refuses a packet that cannot be: %j', (traffic) => {
    const known = sketch({ groups: { web: [OUT] }, members: { one: ONE } });

    const answer = explain(known, { from: endpoint('8.8.8.8'), to: endpoint('one'), traffic });

    expect(answer).toMatchObject({
      kind: 'refused',
      problem: { code: 'question.traffic-out-of-range', at: 'traffic' },
    });
  });

  it('says nothing certain about members when interfaces were not read', () => {
    const world = sketchWorld({ groups: { web: ['all from app', OUT], app: [] } });
    const known = model({ ...world, interfaces: NOT_READ });

    expect(known.membersOf(groupId('app'), 'vpc-1').certain).toEqual({ ipv4: [], ipv6: [] });
    expect(hasAddress(known.membersOf(groupId('app'), 'vpc-1').possible, valid(parseIpAddress('10.0.0.9')))).toBe(true);
    expect(hasAddress(known.membersOf(groupId('app'), 'vpc-1').possible, valid(parseIpAddress('8.8.8.8')))).toBe(false);
  });
});
