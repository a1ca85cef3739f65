import { describe, expect, it } from 'vitest';
import { problemCode, valid } from '../test/valid.ts';
import { formatPeer, parsePeer } from './peer-text.ts';
import type { Peer } from './peer.ts';

const GROUP = 'sg-0123456789abcdef0';
const LIST = 'pl-0123456789abcdef0';

describe('parsePeer', () => {
  it.each<[string, Peer]>([
    ['203.0.113.7/32', { kind: 'ipv4', cidr: '203.0.113.7/32' }],
    ['2001:db8::/32', { kind: 'ipv6', cidr: '2001:db8::/32' }],
    [GROUP, { kind: 'security-group', groupId: GROUP }],
    ['sg-12ab34cd', { kind: 'security-group', groupId: 'sg-12ab34cd' }],
    [`123456789012/${GROUP}`, { kind: 'security-group', groupId: GROUP, accountId: '123456789012' }],
    [LIST, { kind: 'prefix-list', prefixListId: LIST }],
    ['pl-63a5400a', { kind: 'prefix-list', prefixListId: 'pl-63a5400a' }],
  ])('reads %s and writes it the same', (text, value) => {
    expect(parsePeer(text)).toEqual({ ok: true, value });
    expect(formatPeer(value)).toBe(text);
  });

  it('clears the host bits of a CIDR', () => {
    expect(formatPeer(valid(parsePeer('203.0.113.7/24')))).toBe('203.0.113.0/24');
  });

  it.each([
    ['nothing', '', 'peer.malformed'],
    ['a name', 'office', 'peer.malformed'],
    ['a group name', 'amazon-elb/amazon-elb-sg', 'peer.malformed'],
    ['white space before it', ` ${GROUP}`, 'peer.malformed'],
    ['a bare address', '203.0.113.7', 'cidr.prefix-length-missing'],
    ['a bare IPv6 address', '::1', 'cidr.prefix-length-missing'],
    ['octal', '010.0.0.0/8', 'cidr.malformed'],
    ['a prefix length too long', '10.0.0.0/33', 'cidr.prefix-length-out-of-range'],
    ['a zone id', 'fe80::1%eth0/64', 'cidr.zone-refused'],
    ['a short group id', 'sg-web', 'peer.group-id-malformed'],
    ['a group id in capitals', 'sg-0123456789ABCDEF0', 'peer.group-id-malformed'],
    ['a group id of 16 digits', 'sg-0123456789abcdef', 'peer.group-id-malformed'],
    ['a group id with more after it', `${GROUP}/x`, 'peer.group-id-malformed'],
    ['a wrong group id of another account', '123456789012/sg-x', 'peer.group-id-malformed'],
    ['an account of 11 digits', `12345678901/${GROUP}`, 'peer.account-id-malformed'],
    ['no account before the slash', `/${GROUP}`, 'peer.account-id-malformed'],
    ['a prefix list by name', 'pl-s3', 'peer.prefix-list-id-malformed'],
  ])('refuses %s', (_reason, text, code) => {
    expect(problemCode(parsePeer(text))).toBe(code);
  });
});
