import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemCode, valid } from '../test/valid.ts';
import { formatTraffic, parseTraffic } from './traffic-text.ts';
import type { Traffic } from './traffic.ts';

const port = fc.integer({ min: 0, max: 65_535 });
const octet = fc.integer({ min: 0, max: 255 });
const message = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.record({ kind: fc.constant('type' as const), type: octet }),
  fc.record({ kind: fc.constant('code' as const), type: octet, code: octet }),
);
const anyTraffic: fc.Arbitrary<Traffic> = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.tuple(fc.constantFrom('tcp', 'udp'), port, port).map(([protocol, a, b]) => ({
    kind: 'ports' as const,
    protocol,
    fromPort: Math.min(a, b),
    toPort: Math.max(a, b),
  })),
  fc.record({ kind: fc.constant('icmp' as const), protocol: fc.constantFrom('icmp', 'icmpv6'), message }),
  octet.filter((number) => ![1, 6, 17, 58].includes(number)).map((number) => ({ kind: 'protocol' as const, number })),
);

describe('parseTraffic', () => {
  it.each<[string, Traffic]>([
    ['tcp 22', { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 }],
    ['tcp 22-25', { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 25 }],
    ['udp 53', { kind: 'ports', protocol: 'udp', fromPort: 53, toPort: 53 }],
    ['icmp', { kind: 'icmp', protocol: 'icmp', message: { kind: 'all' } }],
    ['icmp 8', { kind: 'icmp', protocol: 'icmp', message: { kind: 'type', type: 8 } }],
    ['icmp 8/0', { kind: 'icmp', protocol: 'icmp', message: { kind: 'code', type: 8, code: 0 } }],
    ['icmpv6 128', { kind: 'icmp', protocol: 'icmpv6', message: { kind: 'type', type: 128 } }],
    ['protocol 50', { kind: 'protocol', number: 50 }],
    ['all', { kind: 'all' }],
  ])('reads %s and writes it the same', (text, traffic) => {
    expect(parseTraffic(text)).toEqual({ ok: true, value: traffic });
    expect(formatTraffic(traffic)).toBe(text);
  });

  it.each([
    ['TCP 22', 'tcp 22'],
    ['tcp 22-22', 'tcp 22'],
    ['ALL', 'all'],
    ['protocol 58', 'icmpv6'],
  ])('reads %s as %s', (text, canonical) => {
    expect(formatTraffic(valid(parseTraffic(text)))).toBe(canonical);
  });

  it.each([
    ['nothing', '', 'traffic.malformed'],
    ['tcp without a port', 'tcp', 'traffic.malformed'],
    ['-1, which would open everything', '-1', 'traffic.malformed'],
    ['a protocol -1', 'protocol -1', 'traffic.malformed'],
    ['an unknown name', 'sctp 22', 'traffic.malformed'],
    ['two spaces', 'tcp  22', 'traffic.malformed'],
    ['white space after it', 'tcp 22 ', 'traffic.malformed'],
    ['a leading zero', 'tcp 022', 'traffic.malformed'],
    ['a list of ports', 'tcp 22,23', 'traffic.malformed'],
    ['an open range', 'tcp 22-', 'traffic.malformed'],
    ['a negative port', 'tcp -1', 'traffic.malformed'],
    ['an ICMP range', 'icmp 0-8', 'traffic.malformed'],
    ['a port too high', 'tcp 65536', 'traffic.from-port-out-of-range'],
    ['a last port too high', 'tcp 1-65536', 'traffic.to-port-out-of-range'],
    ['a reversed range', 'tcp 25-22', 'traffic.ports-reversed'],
    ['an ICMP type too high', 'icmp 256', 'traffic.icmp-type-out-of-range'],
    ['an ICMP code too high', 'icmp 8/256', 'traffic.icmp-code-out-of-range'],
    ['a protocol number too high', 'protocol 256', 'traffic.protocol-unknown'],
    ['tcp by number without ports', 'protocol 6', 'traffic.ports-missing'],
  ])('refuses %s', (_reason, text, code) => {
    expect(problemCode(parseTraffic(text))).toBe(code);
  });

  it('reads back all traffic that formatTraffic wrote', () => {
    fc.assert(
      fc.property(anyTraffic, (traffic) => {
        expect(parseTraffic(formatTraffic(traffic))).toEqual({ ok: true, value: traffic });
      }),
    );
  });
});
