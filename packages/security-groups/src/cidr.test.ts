import { Address4, Address6 } from 'ip-address';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCode, valid } from '../test/valid.ts';
import { cidrAround, cidrContains, cidrsOverlap, hasHostBits, parseCidr } from './cidr.ts';
import { hostCidr, parseIpAddress } from './ip-address.ts';

const cidrOf = (text: string) => valid(parseCidr(text));

const ipv4Cidr = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([ip, length]) => `${ip}/${String(length)}`);
const ipv6Cidr = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([ip, length]) => `${ip}/${String(length)}`);

describe('parseCidr', () => {
  it('reads a range with its first and last address', () => {
    expect(parseCidr('203.0.113.0/24')).toEqual({
      ok: true,
      value: {
        family: 'ipv4',
        text: '203.0.113.0/24',
        prefixLength: 24,
        firstAddress: 0xcb00_7100n,
        lastAddress: 0xcb00_71ffn,
      },
    });
  });

  it.each([
    ['100.68.0.18/18', '100.68.0.0/18'],
    ['203.0.113.7/0', '0.0.0.0/0'],
    ['203.0.113.7/31', '203.0.113.6/31'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['2001:DB8:1:2:3::4/48', '2001:db8:1::/48'],
    ['2001:db8::ffff/0', '::/0'],
    ['2001:db8::ffff/127', '2001:db8::fffe/127'],
    ['::ffff:1.2.3.4/104', '::ffff:1.0.0.0/104'],
    ['::ffff:1.2.3.4/128', '::ffff:1.2.3.4/128'],
  ])('stores %s as %s, as EC2 does', (text, canonical) => {
    expect(cidrOf(text).text).toBe(canonical);
  });

  it.each([
    ['a bare address', '203.0.113.7', 'cidr.prefix-length-missing'],
    ['a bare IPv6 address', '2001:db8::1', 'cidr.prefix-length-missing'],
    ['a slash without length', '203.0.113.7/', 'cidr.prefix-length-malformed'],
    ['a leading zero in the length', '203.0.113.7/08', 'cidr.prefix-length-malformed'],
    ['a sign in the length', '203.0.113.7/+8', 'cidr.prefix-length-malformed'],
    ['a negative length', '203.0.113.7/-1', 'cidr.prefix-length-malformed'],
    ['a netmask for the length', '203.0.113.0/255.255.255.0', 'cidr.prefix-length-malformed'],
    ['two lengths', '203.0.113.0/24/24', 'cidr.prefix-length-malformed'],
    ['white space after it', '203.0.113.0/24 ', 'cidr.prefix-length-malformed'],
    ['white space before it', ' 203.0.113.0/24', 'cidr.malformed'],
    ['a length over 32 for IPv4', '203.0.113.0/33', 'cidr.prefix-length-out-of-range'],
    ['an IPv6 length for IPv4', '203.0.113.0/64', 'cidr.prefix-length-out-of-range'],
    ['a length over 128 for IPv6', '2001:db8::/129', 'cidr.prefix-length-out-of-range'],
    ['octal', '010.0.0.0/8', 'cidr.malformed'],
    ['a short form', '10/8', 'cidr.malformed'],
    ['another short form', '10.0.0/24', 'cidr.malformed'],
    ['an octet over 255', '10.0.0.256/32', 'cidr.malformed'],
    ['nothing', '', 'cidr.malformed'],
    ['a length alone', '/24', 'cidr.malformed'],
    ['a zone id', 'fe80::1%eth0/64', 'cidr.zone-refused'],
    ['a range with a dash', '10.0.0.1-10.0.0.9', 'cidr.malformed'],
  ])('refuses %s', (_reason, text, code) => {
    expect(problemCode(parseCidr(text))).toBe(code);
  });

  it('proposes the single address when the prefix length is missing', () => {
    const read = parseCidr('203.0.113.7');

    expect(read.ok ? '' : read.problem.expected).toContain('203.0.113.7/32');
  });

  it('gives the same first and last address as ip-address', () => {
    fc.assert(
      fc.property(ipv4Cidr, (text) => {
        const judge = new Address4(text);

        expect(cidrOf(text)).toMatchObject({
          firstAddress: judge.startAddress().bigInt(),
          lastAddress: judge.endAddress().bigInt(),
        });
      }),
    );
    fc.assert(
      fc.property(ipv6Cidr, (text) => {
        const judge = new Address6(text);

        expect(cidrOf(text)).toMatchObject({
          firstAddress: judge.startAddress().bigInt(),
          lastAddress: judge.endAddress().bigInt(),
        });
      }),
    );
  });

  it('reads back what it wrote, without host bits left', () => {
    fc.assert(
      fc.property(fc.oneof(ipv4Cidr, ipv6Cidr), (text) => {
        const cidr = cidrOf(text);

        expect(cidrOf(cidr.text)).toEqual(cidr);
        expect(hasHostBits(cidr.text)).toBe(false);
      }),
    );
  });
});

describe('hasHostBits', () => {
  it.each([
    ['203.0.113.7/24', true],
    ['203.0.113.7/0', true],
    ['203.0.113.0/24', false],
    ['203.0.113.7/32', false],
    ['0.0.0.0/0', false],
    ['2001:db8::1/64', true],
    ['2001:DB8:0::/64', false],
    ['not a CIDR', false],
    ['203.0.113.7', false],
  ])('answers for %s: %s', (text, answer) => {
    expect(hasHostBits(text)).toBe(answer);
  });
});

describe('cidrContains and cidrsOverlap', () => {
  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true, true],
    ['10.1.0.0/16', '10.0.0.0/8', false, true],
    ['10.0.0.0/8', '10.0.0.0/8', true, true],
    ['10.0.0.0/9', '10.128.0.0/9', false, false],
    ['0.0.0.0/0', '203.0.113.7/32', true, true],
    ['::/0', '2001:db8::/32', true, true],
    ['::/0', '10.0.0.0/8', false, false],
    ['0.0.0.0/0', '::ffff:10.0.0.0/104', false, false],
    ['::ffff:0:0/96', '10.0.0.0/8', false, false],
  ])('%s and %s: contains %s, overlaps %s', (outer, inner, contains, overlaps) => {
    expect(cidrContains(cidrOf(outer), cidrOf(inner))).toBe(contains);
    expect(cidrsOverlap(cidrOf(outer), cidrOf(inner))).toBe(overlaps);
    expect(cidrsOverlap(cidrOf(inner), cidrOf(outer))).toBe(overlaps);
  });

  it('agree with ip-address on which subnet lies in which', () => {
    const near = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 28, max: 32 }))
      .map(([octet, length]) => `10.0.0.${String(octet)}/${String(length)}`);
    fc.assert(
      fc.property(near, near, (a, b) => {
        const outer = new Address4(cidrOf(a).text);
        const inner = new Address4(cidrOf(b).text);

        expect(cidrContains(cidrOf(a), cidrOf(b))).toBe(inner.isInSubnet(outer));
      }),
    );
  });

  it('overlap exactly when one contains the other', () => {
    fc.assert(
      fc.property(ipv4Cidr, ipv4Cidr, (a, b) => {
        const [x, y] = [cidrOf(a), cidrOf(b)];

        expect(cidrsOverlap(x, y)).toBe(cidrContains(x, y) || cidrContains(y, x));
      }),
    );
  });
});

describe('cidrAround', () => {
  it('is the range of that length that the address lies in', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 0, max: 128 }), (text, prefixLength) => {
        const address = valid(parseIpAddress(text));

        const cidr = cidrAround(address, prefixLength);

        expect(cidr.prefixLength).toBe(prefixLength);
        expect(cidrContains(cidr, hostCidr(address))).toBe(true);
      }),
    );
  });
});
