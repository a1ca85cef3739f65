import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valid } from '../../test/valid.ts';
import { scopesOf } from '../address-scope.ts';
import { hostCidr, parseIpAddress } from '../ip-address.ts';
import { countAddresses, rangesOf } from './address-ranges.ts';
import { addressesOfText, hasAddress, NO_ADDRESSES, setOfAddresses, uniteAddresses } from './address-set.ts';
import { INTERNET, INTERNET_SIZE } from './internet.ts';

const ranges = (...texts: readonly string[]) =>
  uniteAddresses(texts.map((text) => addressesOfText(text) ?? NO_ADDRESSES));

describe('rangesOf', () => {
  it.each([
    [['0.0.0.0/1', '128.0.0.0/1'], ['0.0.0.0/0']],
    [['10.0.0.0/25', '10.0.0.128/25'], ['10.0.0.0/24']],
    [['10.0.0.1/32', '10.0.0.2/32'], ['10.0.0.1-10.0.0.2']],
    [['10.0.0.2/31', '10.0.0.4/31'], ['10.0.0.2-10.0.0.5']],
    [['::/1', '8000::/1'], ['::/0']],
    [
      ['2001:db8::1/128', '10.0.0.1/32'],
      ['10.0.0.1/32', '2001:db8::1/128'],
    ],
  ])('sums %j up to %j', (texts, expected) => {
    expect(rangesOf(ranges(...texts))).toEqual(expected);
  });

  it('counts each family apart, as far as IPv6 goes', () => {
    expect(countAddresses(ranges('10.0.0.0/24', '::/0'))).toEqual({ ipv4: 256n, ipv6: 1n << 128n });
  });
});

describe('a set of addresses', () => {
  it('holds what was put in and no neighbour', () => {
    const set = setOfAddresses(['10.0.0.5', '2001:db8::5'].map((text) => valid(parseIpAddress(text))));

    expect(rangesOf(set)).toEqual(['10.0.0.5/32', '2001:db8::5/128']);
    expect(hasAddress(set, valid(parseIpAddress('10.0.0.6')))).toBe(false);
    expect(hasAddress(set, valid(parseIpAddress('2001:db8::4')))).toBe(false);
  });
});

describe('the Internet', () => {
  it('is what scopesOf calls public, but for what carries IPv4 inside IPv6', () => {
    const edges = [
      '0.255.255.255',
      '9.255.255.255',
      '10.0.0.0',
      '11.0.0.0',
      '100.64.0.0',
      '172.31.255.255',
      '224.0.0.0',
    ];
    const edges6 = ['1fff:ffff::', '2000::', '2001::', '2001:200::', '3fff:ffff::', '4000::', 'fe80::1', 'fd00::1'];
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom(...edges, ...edges6)), (text) => {
        const address = valid(parseIpAddress(text));
        const carriesIpv4 = ['::ffff:', '64:ff9b::', '2002:'].some((start) => address.text.startsWith(start));
        fc.pre(!carriesIpv4);

        expect(hasAddress(INTERNET, address)).toBe(scopesOf(hostCidr(address))[0] === 'public');
      }),
      { numRuns: 1000 },
    );
  });

  it('is nearly all of IPv4 that can be routed, and an eighth of IPv6', () => {
    expect(Number(INTERNET_SIZE.ipv4) / 2 ** 32).toBeCloseTo(0.86, 2);
    expect(Number(INTERNET_SIZE.ipv6) / 2 ** 128).toBeCloseTo(0.125, 3);
  });
});
