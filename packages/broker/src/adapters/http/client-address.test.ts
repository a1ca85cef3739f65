import { parseCidr, type Cidr } from '@gatelease/security-groups';
import { describe, expect, it } from 'vitest';
import { seeClient } from './client-address.ts';

const PROXIES = ['10.0.0.0/8', '2001:db8:cafe::/48', '192.0.2.10/32'].map(cidr);

function cidr(text: string): Cidr {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

function seen(remoteAddress: string | undefined, forwardedFor?: string, proxies: readonly Cidr[] = PROXIES) {
  return seeClient({ remoteAddress, forwardedFor }, proxies).address?.text ?? null;
}

describe('without a trusted proxy', () => {
  it.each([
    { attack: 'one forged entry', forwardedFor: '198.51.100.1' },
    { attack: 'a forged proxy', forwardedFor: '198.51.100.1, 10.0.0.1' },
    { attack: 'a forged loopback', forwardedFor: '127.0.0.1' },
    { attack: 'nonsense', forwardedFor: '<script>' },
    { attack: 'an empty header', forwardedFor: '' },
  ])('$attack changes nothing', ({ forwardedFor }) => {
    expect(seen('203.0.113.7', forwardedFor)).toBe('203.0.113.7');
    expect(seen('203.0.113.7', forwardedFor, [])).toBe('203.0.113.7');
  });

  it('a neighbour of a trusted range is not in it', () => {
    expect(seen('11.0.0.0', '198.51.100.1')).toBe('11.0.0.0');
    expect(seen('192.0.2.11', '198.51.100.1')).toBe('192.0.2.11');
    expect(seen('2001:db8:caff::1', '198.51.100.1')).toBe('2001:db8:caff::1');
  });
});

describe('behind trusted proxies', () => {
  it.each([
    { what: 'one proxy', from: '10.0.0.1', header: '203.0.113.7', is: '203.0.113.7' },
    { what: 'two proxies', from: '10.0.0.1', header: '203.0.113.7, 10.0.0.2', is: '203.0.113.7' },
    { what: 'an entry the client forged', from: '10.0.0.1', header: '198.51.100.1, 203.0.113.7', is: '203.0.113.7' },
    {
      what: 'a chain the client forged',
      from: '10.0.0.1',
      header: '198.51.100.1, 10.9.9.9, 203.0.113.7, 10.0.0.2',
      is: '203.0.113.7',
    },
    { what: 'a client that is itself in the proxies’ range', from: '10.0.0.1', header: '10.5.5.5', is: '10.5.5.5' },
    { what: 'no header at all', from: '10.0.0.1', header: undefined, is: '10.0.0.1' },
    { what: 'IPv6', from: '2001:db8:cafe::1', header: '2001:DB8:0::7', is: '2001:db8::7' },
    { what: 'IPv4 mapped into IPv6', from: '::ffff:10.0.0.1', header: '::ffff:203.0.113.7', is: '203.0.113.7' },
    { what: 'an entry with a port', from: '10.0.0.1', header: '203.0.113.7:4711', is: '203.0.113.7' },
    { what: 'an IPv6 entry with a port', from: '10.0.0.1', header: '[2001:db8::7]:4711', is: '2001:db8::7' },
    { what: 'spaces and tabs', from: '10.0.0.1', header: ' \t203.0.113.7  ,10.0.0.2 ', is: '203.0.113.7' },
  ])('$what', ({ from, header, is }) => {
    expect(seen(from, header)).toBe(is);
  });

  it.each([
    { attack: 'a malformed nearest entry', header: '203.0.113.7, unknown', is: '10.0.0.1' },
    { attack: 'a malformed entry between', header: '203.0.113.7, evil, 10.0.0.2', is: '10.0.0.2' },
    { attack: 'an empty nearest entry', header: '203.0.113.7,', is: '10.0.0.1' },
    { attack: 'octal', header: '0313.0.0161.07', is: '10.0.0.1' },
    { attack: 'a short form', header: '127.1', is: '10.0.0.1' },
    { attack: 'a decimal number', header: '2130706433', is: '10.0.0.1' },
    { attack: 'a zone id', header: 'fe80::1%eth0', is: '10.0.0.1' },
    { attack: 'a range', header: '203.0.113.0/24', is: '10.0.0.1' },
    { attack: 'a second address after a line break', header: '203.0.113.7\r\n198.51.100.1', is: '10.0.0.1' },
    { attack: 'an IPv4 address in brackets with junk', header: '[203.0.113.7]x', is: '10.0.0.1' },
  ])('$attack leaves the nearest address that is known', ({ header, is }) => {
    expect(seen('10.0.0.1', header)).toBe(is);
  });

  it('a header of thousands of entries is read only as far as it can be believed', () => {
    const flood = Array.from({ length: 5000 }, () => '198.51.100.1').join(',');

    expect(seen('10.0.0.1', `${flood},203.0.113.7`)).toBe('203.0.113.7');
  });
});

it('is nobody’s when the connection is gone', () => {
  expect(seen(undefined, '203.0.113.7')).toBeNull();
});

it('forgets which interface a link-local neighbour came by', () => {
  expect(seen('fe80::1%eth0')).toBe('fe80::1');
});

describe('how an address is known', () => {
  const source = (remoteAddress: string, forwardedFor?: string) =>
    seeClient({ remoteAddress, forwardedFor }, PROXIES).source;

  it('names the proxies that passed it on, the nearest first, and nothing that the client wrote', () => {
    const { kind, ...of } = source('10.0.0.1', '198.51.100.1, 10.9.9.9, 203.0.113.7, 10.0.0.2');

    expect({ kind, proxies: 'proxies' in of ? of.proxies.map(({ text }) => text) : [] }).toEqual({
      kind: 'proxy',
      proxies: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('tells a header that was not believed from none', () => {
    expect(source('203.0.113.7', '198.51.100.1')).toEqual({ kind: 'connection', ignoredHeader: true });
    expect(source('203.0.113.7')).toEqual({ kind: 'connection', ignoredHeader: false });
  });

  it.each([undefined, '', 'unknown', '203.0.113.7, unknown'])(
    'tells a trusted proxy that named nobody: %s',
    (header) => {
      expect(source('10.0.0.1', header)).toEqual({ kind: 'silent-proxy' });
    },
  );
});
