import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valid } from '../test/valid.ts';
import { ADDRESS_SCOPES, scopesOf } from './address-scope.ts';
import { cidrAround, parseCidr } from './cidr.ts';
import { ipAddress, parseIpAddress } from './ip-address.ts';

const scopes = (text: string) => scopesOf(valid(parseCidr(text)));

describe('scopesOf', () => {
  it.each([
    ['8.8.8.8/32', 'public'],
    ['203.0.113.7/32', 'public'],
    ['198.51.100.0/24', 'public'],
    ['192.0.2.0/24', 'public'],
    ['127.0.0.1/32', 'loopback'],
    ['127.255.255.255/32', 'loopback'],
    ['10.0.0.0/8', 'private'],
    ['172.16.0.0/12', 'private'],
    ['172.31.255.255/32', 'private'],
    ['172.32.0.0/32', 'public'],
    ['192.168.1.0/24', 'private'],
    ['169.254.169.254/32', 'link-local'],
    ['224.0.0.1/32', 'multicast'],
    ['239.255.255.255/32', 'multicast'],
    ['0.0.0.0/32', 'unspecified'],
    ['0.1.2.3/32', 'unspecified'],
    ['100.64.0.0/10', 'shared'],
    ['100.127.255.255/32', 'shared'],
    ['100.128.0.0/32', 'public'],
    ['198.18.0.0/15', 'reserved'],
    ['240.0.0.1/32', 'reserved'],
    ['255.255.255.255/32', 'reserved'],
    ['2600:1f18::1/128', 'public'],
    ['2001:db8::/32', 'public'],
    ['3fff::/20', 'public'],
    ['::1/128', 'loopback'],
    ['::/128', 'unspecified'],
    ['fd00::1/128', 'private'],
    ['fc00::/7', 'private'],
    ['fec0::1/128', 'private'],
    ['fe80::1/128', 'link-local'],
    ['ff02::1/128', 'multicast'],
    ['4000::/128', 'reserved'],
    ['100::/64', 'reserved'],
    ['2001::1/128', 'reserved'],
    ['::2/128', 'reserved'],
  ])('finds %s %s and nothing else', (text, scope) => {
    expect(scopes(text)).toEqual([scope]);
  });

  it.each([
    ['IPv4-mapped loopback', '::ffff:127.0.0.1/128', 'loopback'],
    ['IPv4-mapped metadata service', '::ffff:169.254.169.254/128', 'link-local'],
    ['IPv4-mapped private range', '::ffff:10.0.0.0/104', 'private'],
    ['IPv4-mapped public address', '::ffff:203.0.113.7/128', 'public'],
    ['NAT64 of a private address', '64:ff9b::10.0.0.1/128', 'private'],
    ['NAT64 of a public address', '64:ff9b::203.0.113.7/128', 'public'],
    ['NAT64 of the operator', '64:ff9b:1::1/128', 'private'],
    ['6to4 of a private address', '2002:a00:1::1/128', 'private'],
    ['6to4 of a loopback address', '2002:7f00:1::/48', 'loopback'],
    ['6to4 of a public address', '2002:cb00:7107::1/128', 'public'],
  ])('looks through %s', (_name, text, scope) => {
    expect(scopes(text)).toEqual([scope]);
  });

  it.each(['0.0.0.0/0', '::/0', '2002::/16', '64:ff9b::/96', '::ffff:0:0/96'])('finds all scopes in %s', (text) => {
    expect(scopes(text)).toEqual(ADDRESS_SCOPES);
  });

  it.each([
    ['0.0.0.0/1', ['public', 'loopback', 'private', 'unspecified', 'shared']],
    ['8.0.0.0/6', ['public', 'private']],
    ['172.0.0.0/8', ['public', 'private']],
    ['192.168.0.0/15', ['public', 'private']],
    ['224.0.0.0/3', ['multicast', 'reserved']],
    ['::/127', ['loopback', 'unspecified']],
    ['::/126', ['loopback', 'unspecified', 'reserved']],
    ['fe80::/9', ['private', 'link-local']],
    ['fe00::/7', ['private', 'link-local', 'multicast', 'reserved']],
    ['2001::/16', ['public', 'reserved']],
    ['2002:a00::/23', ['public', 'private']],
    ['2002:800::/22', ['public', 'private']],
  ])('finds in %s every scope that it touches, in one order', (text, expected) => {
    expect(scopes(text)).toEqual(expected);
  });

  it('gives one address one scope', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = valid(parseIpAddress(text));

        expect(scopesOf(cidrAround(address, address.family === 'ipv4' ? 32 : 128))).toHaveLength(1);
      }),
    );
  });

  it('finds in a range exactly what it finds in its two halves', () => {
    const special = ['0.0.0.0', '10.0.0.0', '127.0.0.0', '100.64.0.0', '192.0.0.0', '224.0.0.0', '255.255.255.255'];
    const special6 = [
      '::',
      '::1',
      '::ffff:10.0.0.0',
      '64:ff9b::',
      '2001::',
      '2002:a00::',
      'fe80::',
      'ff00::',
      '2000::',
    ];
    const address = fc
      .oneof(fc.constantFrom(...special, ...special6), fc.ipV4(), fc.ipV6())
      .map((text) => valid(parseIpAddress(text)));
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 127 }), ({ family, value }, length) => {
        const prefixLength = family === 'ipv4' ? length % 32 : length;
        const whole = cidrAround(ipAddress(family, value), prefixLength);

        const halves = [whole.firstAddress, whole.lastAddress].flatMap((end) =>
          scopesOf(cidrAround(ipAddress(family, end), prefixLength + 1)),
        );

        expect(new Set(scopesOf(whole))).toEqual(new Set(halves));
      }),
      { numRuns: 1000 },
    );
  });
});
