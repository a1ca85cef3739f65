import { parseIpAddress } from '@gatelease/security-groups';
import type { AddressScope, IpAddress } from '@gatelease/security-groups';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressLimits } from './access-policy.ts';
import { decideAddresses, decideKeptCidrs } from './address-decision.ts';
import type { AddressDecision, WantedAddresses } from './address-decision.ts';

const STRICT: AddressLimits = { allowedScopes: [], stated: null };
const STATED: AddressLimits = { allowedScopes: [], stated: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 } };
const GENEROUS: AddressLimits = {
  allowedScopes: ['loopback', 'private', 'link-local', 'multicast', 'unspecified', 'shared', 'reserved'],
  stated: { ipv4PrefixLength: 1, ipv6PrefixLength: 1 },
};

describe("the connection's own address", () => {
  it.each([
    { from: ['203.0.113.7'], expected: ['203.0.113.7/32'] },
    { from: ['2a00:1450::7'], expected: ['2a00:1450::7/128'] },
    { from: ['2a00:1450::7', '203.0.113.7'], expected: ['203.0.113.7/32', '2a00:1450::7/128'] },
    {
      from: ['203.0.113.7', '203.0.113.8', '2a00:1450::7', '2a00:1450::8'],
      expected: ['203.0.113.7/32', '2a00:1450::7/128'],
    },
    { from: ['::ffff:203.0.113.7'], expected: ['203.0.113.7/32'] },
    { from: ['::ffff:203.0.113.7', '203.0.113.7'], expected: ['203.0.113.7/32'] },
  ])('$from opens for $expected', ({ from, expected }) => {
    expect(textsOf(decideAddresses(STRICT, connection(...from)))).toEqual(expected);
  });

  it('is missing when there is none', () => {
    expect(refusalOf(STRICT, connection())).toEqual({ reason: 'no-address' });
  });

  it.each([
    { from: '127.0.0.1', scope: 'loopback' },
    { from: '::1', scope: 'loopback' },
    { from: '10.1.2.3', scope: 'private' },
    { from: '172.31.255.255', scope: 'private' },
    { from: '192.168.0.1', scope: 'private' },
    { from: 'fd00::1', scope: 'private' },
    { from: '169.254.169.254', scope: 'link-local' },
    { from: 'fe80::1', scope: 'link-local' },
    { from: '224.0.0.1', scope: 'multicast' },
    { from: 'ff02::1', scope: 'multicast' },
    { from: '0.0.0.0', scope: 'unspecified' },
    { from: '::', scope: 'unspecified' },
    { from: '100.64.0.1', scope: 'shared' },
    { from: '255.255.255.255', scope: 'reserved' },
    { from: '198.18.0.1', scope: 'reserved' },
  ] as const)('$from ($scope) is refused unless the policy names the scope', ({ from, scope }) => {
    const wanted = connection(from);

    expect(refusalOf(STRICT, wanted)).toMatchObject({ reason: 'address-scope', scope });
    expect(refusalOf({ ...STRICT, allowedScopes: othersThan(scope) }, wanted)).toMatchObject({ scope });
    expect(decideAddresses({ ...STRICT, allowedScopes: [scope] }, wanted).kind).toBe('accepted');
  });

  it('is refused as a whole when one of its two addresses is', () => {
    expect(refusalOf(STRICT, connection('203.0.113.7', 'fd00::1'))).toEqual({
      reason: 'address-scope',
      cidr: 'fd00::1/128',
      scope: 'private',
    });
  });
});

describe('a stated address', () => {
  it("needs no permission when it is the connection's own", () => {
    const wanted = stated(['203.0.113.7/32'], '::ffff:203.0.113.7');

    expect(textsOf(decideAddresses(STRICT, wanted))).toEqual(['203.0.113.7/32']);
  });

  it("needs permission when it is a range around the connection's own", () => {
    expect(refusalOf(STRICT, stated(['203.0.113.0/24'], '203.0.113.7'))).toEqual({
      reason: 'stated-address-not-allowed',
      cidr: '203.0.113.0/24',
    });
  });

  it.each([
    { cidr: '198.51.100.0/24', kind: 'accepted' },
    { cidr: '198.51.100.128/25', kind: 'accepted' },
    { cidr: '198.51.100.9/32', kind: 'accepted' },
    { cidr: '198.51.100.0/23', kind: 'refused' },
    { cidr: '2a00:1450::/56', kind: 'accepted' },
    { cidr: '2a00:1450::/55', kind: 'refused' },
  ])('$cidr is $kind where the policy allows /24 and /56', ({ cidr, kind }) => {
    expect(decideAddresses(STATED, stated([cidr], '203.0.113.7')).kind).toBe(kind);
  });

  it('that is too wide is refused with what was given and what is allowed', () => {
    expect(refusalOf(STATED, stated(['198.51.0.0/16']))).toEqual({
      reason: 'stated-range-too-wide',
      cidr: '198.51.0.0/16',
      given: 16,
      narrowestAllowed: 24,
    });
  });

  it('is made canonical, and the same range twice is one', () => {
    const wanted = stated(['198.51.100.0/24', '198.51.100.0/24', '2A00:1450:0:0::9/128']);

    expect(textsOf(decideAddresses(STATED, wanted))).toEqual(['198.51.100.0/24', '2a00:1450::9/128']);
  });

  it.each([
    { given: '198.51.100.77/24', range: '198.51.100.0/24', address: '198.51.100.77/32' },
    { given: '2a00:1450::9/64', range: '2a00:1450::/64', address: '2a00:1450::9/128' },
  ])('with host bits is refused, because it may mean two things: $given', ({ given, range, address }) => {
    expect(refusalOf(STATED, stated([given]))).toEqual({
      reason: 'address-malformed',
      given,
      expected: `say ${range} for the whole range, or ${address} for the one address.`,
    });
  });

  it.each(['198.51.100.9', '198.51.100.9/33', '198.51.100.09/32', 'fe80::1%eth0/128', '', 'anywhere'])(
    'that is malformed is refused: "%s"',
    (given) => {
      expect(refusalOf(STATED, stated([given]))).toEqual({
        reason: 'address-malformed',
        given,
        expected: expect.any(String),
      });
    },
  );

  it('is missing when the list is empty, whatever the connection', () => {
    expect(refusalOf(STATED, stated([], '203.0.113.7'))).toEqual({ reason: 'no-address' });
  });

  it('that was accepted at the request is accepted at the approval, a host without permission to state it', () => {
    expect(textsOf(decideKeptCidrs(STRICT, ['203.0.113.7/32', '2a00:1450::7/128']))).toEqual([
      '203.0.113.7/32',
      '2a00:1450::7/128',
    ]);
    expect(decideKeptCidrs(STRICT, ['203.0.113.0/24'])).toMatchObject({
      refusal: { reason: 'stated-address-not-allowed' },
    });
    expect(decideKeptCidrs(STRICT, ['10.0.0.7/32'])).toMatchObject({ refusal: { reason: 'address-scope' } });
  });
});

describe('attacks with addresses', () => {
  it.each([
    '0.0.0.0/0',
    '::/0',
    '203.0.113.7/0',
    '::ffff:0:0/96',
    '::ffff:203.0.113.7/96',
    '::/1',
    '::/64',
    '::fffe:0:0/95',
  ])('the whole Internet in disguise is refused whatever the policy says: %s', (cidr) => {
    expect(refusalOf(GENEROUS, stated([cidr], '203.0.113.7'))).toMatchObject({ reason: 'everything' });
  });

  it('the Internet in two halves is refused', () => {
    expect(refusalOf(GENEROUS, stated(['0.0.0.0/1', '128.0.0.0/1']))).toMatchObject({ reason: 'too-many-addresses' });
  });

  it('an IPv4-mapped range does not get past the IPv4 limit', () => {
    expect(refusalOf(STATED, stated(['::ffff:198.51.0.0/112']))).toMatchObject({
      reason: 'stated-range-too-wide',
      cidr: '198.51.0.0/16',
    });
  });

  it.each([
    { cidr: '::ffff:10.0.0.1/128', scope: 'private' },
    { cidr: '64:ff9b::a00:1/128', scope: 'private' },
    { cidr: '2002:a00:1::/56', scope: 'private' },
    { cidr: '169.254.169.254/32', scope: 'link-local' },
  ])('a private address inside an IPv6 address is refused: $cidr', ({ cidr, scope }) => {
    expect(refusalOf(STATED, stated([cidr]))).toMatchObject({ reason: 'address-scope', scope });
  });

  it('a range that touches several scopes needs all of them', () => {
    const wide: AddressLimits = { allowedScopes: ['private'], stated: { ipv4PrefixLength: 1, ipv6PrefixLength: 1 } };

    expect(refusalOf(wide, stated(['8.0.0.0/6']))).toBeUndefined();
    expect(refusalOf(wide, stated(['96.0.0.0/4']))).toMatchObject({ reason: 'address-scope', scope: 'shared' });
    expect(refusalOf({ ...wide, allowedScopes: [] }, stated(['8.0.0.0/6']))).toMatchObject({ scope: 'private' });
  });

  it('no accepted IPv4 range has an address that is not public, unless the policy allows its scope', () => {
    const limits: AddressLimits = { allowedScopes: [], stated: { ipv4PrefixLength: 1, ipv6PrefixLength: 1 } };

    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.integer({ min: 0, max: 32 }), (address, length) => {
        const size = 2 ** (32 - length);
        const first = Math.floor(address / size) * size;
        const touchesForbidden = FORBIDDEN_IPV4.some(([from, to]) => from < first + size && first <= to);

        const decision = decideAddresses(limits, stated([`${dotted(first)}/${String(length)}`]));

        expect(decision.kind).toBe(touchesForbidden ? 'refused' : 'accepted');
      }),
      {
        numRuns: 500,
        examples: [
          [0, 0],
          [number('10.255.255.255'), 32],
          [number('11.0.0.0'), 32],
          [number('11.0.0.0'), 8],
        ],
      },
    );
  });
});

/** First and last address of what no client on the Internet has. */
const FORBIDDEN_IPV4 = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['224.0.0.0', '255.255.255.255'],
].map(([from, to]) => [number(from!), number(to!)] as const);

function number(address: string): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function address(text: string): IpAddress {
  const read = parseIpAddress(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

function connection(...from: readonly string[]): WantedAddresses {
  return { kind: 'connection', addresses: from.map(address) };
}

function stated(cidrs: readonly string[], ...from: readonly string[]): WantedAddresses {
  return { kind: 'stated', cidrs, addresses: from.map(address) };
}

function refusalOf(limits: AddressLimits, wanted: WantedAddresses) {
  const decision = decideAddresses(limits, wanted);
  return decision.kind === 'refused' ? decision.refusal : undefined;
}

function textsOf(decision: AddressDecision): readonly string[] {
  return decision.kind === 'accepted' ? decision.cidrs.map(({ text }) => text) : [];
}

function othersThan(scope: AddressScope): readonly AddressScope[] {
  return GENEROUS.allowedScopes.filter((other) => other !== scope);
}
