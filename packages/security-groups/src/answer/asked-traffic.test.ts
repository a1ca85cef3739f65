import { expect, it } from 'vitest';
import { packetText } from '../explain/names.ts';
import { parseAskedTraffic } from './asked-traffic.ts';

it.each([
  ['22', 'tcp 22'],
  ['tcp/22', 'tcp 22'],
  ['TCP 22', 'tcp 22'],
  ['53/udp', 'udp 53'],
  ['udp:53', 'udp 53'],
  ['ssh', 'tcp 22'],
  ['RDP', 'tcp 3389'],
  ['ping', 'icmp 8/0'],
  ['icmp/3/4', 'icmp 3/4'],
  ['icmpv6 128', 'icmpv6 128/0'],
  ['protocol/50', 'protocol 50'],
])('reads %j as %s', (text, expected) => {
  const read = parseAskedTraffic(text);

  expect(read.ok && packetText(read.value)).toBe(expected);
});

it('pings with the family that is asked about', () => {
  const read = parseAskedTraffic('ping', 'ipv6');

  expect(read.ok && packetText(read.value)).toBe('icmpv6 128/0');
});

it.each([
  '',
  'tcp',
  'all',
  '22-25',
  'tcp/22/udp',
  '٢٢',
  '1e3',
  'constructor',
  'sctp/1',
  'tcp/65536',
  'protocol/6',
  'icmp/256',
])('refuses %j and says what would be right', (text) => {
  const read = parseAskedTraffic(text);

  expect(read.ok ? '' : read.problem.expected).not.toBe('');
});
