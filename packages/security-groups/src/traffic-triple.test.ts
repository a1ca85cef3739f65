import { describe, expect, it } from 'vitest';
import { problemCode, valid } from '../test/valid.ts';
import { formatTraffic } from './traffic-text.ts';
import { protocolAndPorts, trafficOf } from './traffic-triple.ts';

describe('trafficOf', () => {
  it.each([
    ['tcp', 22, 22, 'tcp 22'],
    ['TCP', 22, 25, 'tcp 22-25'],
    ['6', 0, 65535, 'tcp 0-65535'],
    ['udp', 53, 53, 'udp 53'],
    ['17', 0, 0, 'udp 0'],
    ['icmp', -1, -1, 'icmp'],
    ['Icmp', 8, -1, 'icmp 8'],
    ['1', 8, 0, 'icmp 8/0'],
    ['icmp', 3, 4, 'icmp 3/4'],
    ['icmp', 255, 255, 'icmp 255/255'],
    ['icmpv6', 128, 0, 'icmpv6 128/0'],
    ['ICMPv6', -1, -1, 'icmpv6'],
    ['58', undefined, undefined, 'icmpv6'],
    ['icmpv6', undefined, undefined, 'icmpv6'],
    ['-1', undefined, undefined, 'all'],
    ['-1', 8080, 8080, 'all'],
    ['-1', -1, -1, 'all'],
    ['50', undefined, undefined, 'protocol 50'],
    ['50', 22, 22, 'protocol 50'],
    ['0', undefined, undefined, 'protocol 0'],
    ['255', -1, -1, 'protocol 255'],
  ])('reads %s %s %s as %s', (protocol, from, to, text) => {
    expect(formatTraffic(valid(trafficOf(protocol, from, to)))).toBe(text);
  });

  it.each<[string, string, number | undefined, number | undefined, string]>([
    ['no protocol', '', 22, 22, 'traffic.protocol-missing'],
    ['the word all', 'all', undefined, undefined, 'traffic.protocol-all-refused'],
    ['the word ALL', 'ALL', -1, -1, 'traffic.protocol-all-refused'],
    ['an unknown name', 'sctp', undefined, undefined, 'traffic.protocol-unknown'],
    ['a number over 255', '256', undefined, undefined, 'traffic.protocol-unknown'],
    ['a number under -1', '-2', undefined, undefined, 'traffic.protocol-unknown'],
    ['a leading zero', '06', 22, 22, 'traffic.protocol-unknown'],
    ['a fraction', '6.0', 22, 22, 'traffic.protocol-unknown'],
    ['white space', ' tcp', 22, 22, 'traffic.protocol-unknown'],
    ['tcp without ports', 'tcp', undefined, undefined, 'traffic.ports-missing'],
    ['tcp without its first port', 'tcp', undefined, 22, 'traffic.ports-missing'],
    ['tcp without its last port', 'tcp', 22, undefined, 'traffic.ports-missing'],
    ['udp without ports', '17', undefined, undefined, 'traffic.ports-missing'],
    ['-1 for all ports of tcp', 'tcp', -1, -1, 'traffic.from-port-out-of-range'],
    ['a first port over 65535', 'tcp', 65536, 65536, 'traffic.from-port-out-of-range'],
    ['a last port over 65535', 'tcp', 0, 65536, 'traffic.to-port-out-of-range'],
    ['a last port under 0', 'udp', 0, -1, 'traffic.to-port-out-of-range'],
    ['half a port', 'tcp', 22.5, 23, 'traffic.from-port-out-of-range'],
    ['no number for a port', 'tcp', 22, Number.NaN, 'traffic.to-port-out-of-range'],
    ['a reversed range', 'tcp', 25, 22, 'traffic.ports-reversed'],
    ['icmp without type and code', 'icmp', undefined, undefined, 'traffic.icmp-message-missing'],
    ['icmp without code', 'icmp', 8, undefined, 'traffic.icmp-message-missing'],
    ['icmpv6 without code', 'icmpv6', 128, undefined, 'traffic.icmp-message-missing'],
    ['icmpv6 without type', 'icmpv6', undefined, 0, 'traffic.icmp-message-missing'],
    ['an ICMP type over 255', 'icmp', 256, -1, 'traffic.icmp-type-out-of-range'],
    ['an ICMP type under -1', 'icmp', -2, -1, 'traffic.icmp-type-out-of-range'],
    ['a port range for ICMP', 'icmp', 0, 65535, 'traffic.icmp-code-out-of-range'],
    ['one code of all types', 'icmp', -1, 0, 'traffic.icmp-code-without-type'],
  ])('refuses %s', (_reason, ...[protocol, from, to, code]) => {
    expect(problemCode(trafficOf(protocol, from, to))).toBe(code);
  });

  it('gives the number alone when a number is out of range, for those who quote it', () => {
    const read = trafficOf('tcp', -1, 22);

    expect(read.ok ? '' : read.problem.given).toBe('-1');
  });
});

describe('protocolAndPorts', () => {
  it.each([
    ['-1', 8080, 8080, { protocol: '-1', from: -1, to: -1 }],
    ['6', 22, 25, { protocol: 'tcp', from: 22, to: 25 }],
    ['icmp', 8, -1, { protocol: 'icmp', from: 8, to: -1 }],
    ['icmp', 8, 0, { protocol: 'icmp', from: 8, to: 0 }],
    ['58', undefined, undefined, { protocol: 'icmpv6', from: -1, to: -1 }],
    ['50', 22, 22, { protocol: '50', from: -1, to: -1 }],
  ])('shows %s %s %s as EC2 shows the rule', (protocol, from, to, shown) => {
    expect(protocolAndPorts(valid(trafficOf(protocol, from, to)))).toEqual(shown);
  });

  it('is read back as the same traffic, for every protocol number', () => {
    const numbers = Array.from({ length: 257 }, (_, index) => String(index - 1));
    for (const number of numbers) {
      const traffic = valid(trafficOf(number, 8, 8));
      const { protocol, from, to } = protocolAndPorts(traffic);

      expect(trafficOf(protocol, from, to)).toEqual({ ok: true, value: traffic });
    }
  });
});
