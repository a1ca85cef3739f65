import { describe, expect, it } from 'vitest';
import { valid } from '../test/valid.ts';
import { parsePeer } from './peer-text.ts';
import { peerCovers, peerFamilies } from './peer.ts';

const GROUP = 'sg-0123456789abcdef0';
const OTHER_GROUP = 'sg-0fedcba9876543210';
const LIST = 'pl-0123456789abcdef0';

const peer = (text: string) => valid(parsePeer(text));

describe('peerCovers', () => {
  it.each([
    ['0.0.0.0/0', '203.0.113.7/32', true],
    ['203.0.113.7/32', '0.0.0.0/0', false],
    ['203.0.113.0/24', '203.0.113.0/24', true],
    ['0.0.0.0/0', '2001:db8::/32', false],
    ['::/0', '203.0.113.7/32', false],
    ['::/0', '::ffff:203.0.113.7/128', true],
    [GROUP, GROUP, true],
    [GROUP, OTHER_GROUP, false],
    [`123456789012/${GROUP}`, GROUP, true],
    [LIST, LIST, true],
    [LIST, 'pl-63a5400a', false],
    ['0.0.0.0/0', GROUP, false],
    ['0.0.0.0/0', LIST, false],
    [GROUP, '10.0.0.1/32', false],
    [LIST, '10.0.0.1/32', false],
  ])('%s over %s: %s', (outer, inner, answer) => {
    expect(peerCovers(peer(outer), peer(inner))).toBe(answer);
  });

  it('proves nothing from a CIDR that is none', () => {
    expect(peerCovers({ kind: 'ipv4', cidr: 'any' }, { kind: 'ipv4', cidr: 'any' })).toBe(false);
  });
});

describe('peerFamilies', () => {
  it.each([
    ['203.0.113.7/32', ['ipv4']],
    ['2001:db8::/32', ['ipv6']],
    [GROUP, ['ipv4', 'ipv6']],
    [LIST, ['ipv4', 'ipv6']],
  ])('finds for %s %s', (text, families) => {
    expect(peerFamilies(peer(text))).toEqual(families);
  });
});
