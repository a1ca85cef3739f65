import { Address4, Address6 } from 'ip-address';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCode, valid } from '../test/valid.ts';
import { hostCidr, parseIpAddress, unmapIpv4 } from './ip-address.ts';

describe('parseIpAddress', () => {
  it('reads an IPv4 address with its value', () => {
    expect(parseIpAddress('203.0.113.7')).toEqual({
      ok: true,
      value: { family: 'ipv4', text: '203.0.113.7', value: 0xcb00_7107n },
    });
  });

  // The examples of RFC 5952, sections 4 and 5, and the spellings of RFC 4291, section 2.2.
  it.each([
    ['2001:0db8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8::1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['0:0:1:0:0:0:0:0', '0:0:1::'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['0:0:0:0:0:FFFF:192.0.2.1', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['::192.0.2.1', '::c000:201'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('writes %s as %s', (text, canonical) => {
    expect(valid(parseIpAddress(text)).text).toBe(canonical);
  });

  it.each([
    ['nothing', ''],
    ['white space around it', ' 203.0.113.7'],
    ['a line end after it', '203.0.113.7\n'],
    ['three octets, which C reads as 10.0.0.1', '10.0.1'],
    ['one number, which C reads as 127.0.0.1', '2130706433'],
    ['five octets', '1.2.3.4.5'],
    ['an octet over 255', '1.2.3.256'],
    ['a leading zero, which C reads as octal', '010.0.0.1'],
    ['a hexadecimal octet', '0x7f.0.0.1'],
    ['a sign', '1.2.3.+4'],
    ['an exponent', '1.2.3.1e1'],
    ['an empty octet', '1..2.3'],
    ['digits of another script', '١.2.3.4'],
    ['full-width digits', '１.2.3.4'],
    ['a port', '203.0.113.7:22'],
    ['a prefix length', '203.0.113.7/32'],
    ['brackets', '[2001:db8::1]'],
    ['seven groups', '1:2:3:4:5:6:7'],
    ['nine groups', '1:2:3:4:5:6:7:8:9'],
    ['two runs of zeros', '1::2::3'],
    ['three colons', '1:::2'],
    ['one colon first', ':1:2:3:4:5:6:7'],
    ['one colon last', '1:2:3:4:5:6:7:'],
    ['a run of zeros for no group', '1:2:3:4::5:6:7:8'],
    ['five digits in a group', '2001:0db80::1'],
    ['a letter beyond f', '2001:db8::g'],
    ['IPv4 in the middle', '::1.2.3.4:1'],
    ['IPv4 before the run of zeros', '1.2.3.4::'],
    ['a leading zero in the IPv4 part', '::ffff:010.0.0.1'],
    ['three octets in the IPv4 part', '::ffff:1.2.3'],
    ['seven groups and IPv4', '1:2:3:4:5:6:7:1.2.3.4'],
    ['a name', 'localhost'],
  ])('refuses %s', (_reason, text) => {
    expect(problemCode(parseIpAddress(text))).toBe('ip-address.malformed');
  });

  it.each(['fe80::1%eth0', 'fe80::1%25eth0', '10.0.0.1%1'])('refuses the zone id of %s', (text) => {
    expect(problemCode(parseIpAddress(text))).toBe('ip-address.zone-refused');
  });

  it('says what was given and what would be right', () => {
    expect(parseIpAddress('10.0.1')).toEqual({
      ok: false,
      problem: {
        code: 'ip-address.malformed',
        given: '10.0.1',
        expected: 'An IPv4 address such as 203.0.113.7, or an IPv6 address such as 2001:db8::7.',
      },
    });
  });

  it('reads every IPv4 address as ip-address does', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(valid(parseIpAddress(text))).toEqual({
          family: 'ipv4',
          text: new Address4(text).correctForm(),
          value: new Address4(text).bigInt(),
        });
      }),
    );
  });

  it('reads every spelling of an IPv6 address as ip-address does', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        expect(valid(parseIpAddress(text)).value).toBe(new Address6(text).bigInt());
      }),
    );
  });

  it('writes every IPv6 address as ip-address does, but for IPv4-mapped ones', () => {
    const group = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 0xffffn }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const address = Address6.fromBigInt(groups.reduce((value, part) => (value << 16n) | part));
        fc.pre(address.bigInt() >> 32n !== 0xffffn);

        expect(valid(parseIpAddress(address.canonicalForm())).text).toBe(address.correctForm());
      }),
    );
  });

  it('takes no text that ip-address refuses, and refuses none that it takes', () => {
    const pieces = ['0', '1', '00', '10', '255', '256', 'ff', 'abcd', '12345', ':', '::', '.', '.', ':'];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 17 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (candidate) => {
        const isAddress = Address4.isValid(candidate) || Address6.isValid(candidate);

        expect(parseIpAddress(candidate).ok).toBe(isAddress);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = valid(parseIpAddress(text));

        expect(valid(parseIpAddress(address.text))).toEqual(address);
      }),
    );
  });
});

describe('unmapIpv4', () => {
  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:0:0', '0.0.0.0'],
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['::203.0.113.7', '::cb00:7107'],
    ['::1:ffff:203.0.113.7', '::1:ffff:cb00:7107'],
  ])('makes %s into %s', (text, unmapped) => {
    const address = valid(parseIpAddress(text));

    expect(unmapIpv4(address)).toEqual(valid(parseIpAddress(unmapped)));
  });
});

describe('hostCidr', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['2001:DB8::0', '2001:db8::/128'],
  ])('makes %s into %s, which holds that address alone', (text, cidr) => {
    const host = hostCidr(valid(parseIpAddress(text)));

    expect(host.text).toBe(cidr);
    expect(host.firstAddress).toBe(host.lastAddress);
  });
});
