import { describe, expect, it } from 'vitest';
import { valid } from '../test/valid.ts';
import { parseTraffic } from './traffic-text.ts';
import { trafficCovers } from './traffic.ts';

describe('trafficCovers', () => {
  it.each([
    ['all', 'tcp 22', true],
    ['all', 'protocol 50', true],
    ['all', 'all', true],
    ['tcp 0-65535', 'all', false],
    ['tcp 20-25', 'tcp 22', true],
    ['tcp 20-25', 'tcp 20-25', true],
    ['tcp 20-25', 'tcp 25-26', false],
    ['tcp 22', 'tcp 20-25', false],
    ['tcp 0-65535', 'udp 53', false],
    ['icmp', 'icmp 8', true],
    ['icmp', 'icmp 8/0', true],
    ['icmp 8', 'icmp 8/0', true],
    ['icmp 8', 'icmp', false],
    ['icmp 8/0', 'icmp 8', false],
    ['icmp', 'icmpv6', false],
    ['icmpv6', 'icmp 8', false],
    ['protocol 50', 'protocol 50', true],
    ['protocol 50', 'protocol 51', false],
  ])('%s over %s: %s', (outer, inner, answer) => {
    expect(trafficCovers(valid(parseTraffic(outer)), valid(parseTraffic(inner)))).toBe(answer);
  });

  it('does not take ICMP type and code for the ends of a range', () => {
    const threeFour = valid(parseTraffic('icmp 3/10'));
    const fiveSeven = valid(parseTraffic('icmp 5/7'));

    expect(trafficCovers(threeFour, fiveSeven)).toBe(false);
  });
});
