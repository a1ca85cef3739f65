import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCidr } from '../cidr.ts';
import { readIpv4Range } from './ipv4-range.ts';

describe('readIpv4Range', () => {
  it.each([
    ['0.0.0.0/0', [0, 4_294_967_296]],
    ['10.0.0.0/8', [167_772_160, 184_549_376]],
    ['255.255.255.255/32', [4_294_967_295, 4_294_967_296]],
    ['128.0.0.0/1', [2_147_483_648, 4_294_967_296]],
  ])('reads %s', (text, range) => {
    expect(readIpv4Range(text)).toEqual(range);
  });

  it.each([
    ...['', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0/8', '10.0.0.0.0/8', '010.0.0.0/8'],
    ...[
      '10.0.0.1/8',
      '256.0.0.0/8',
      '10.0.0.0/8 ',
      ' 10.0.0.0/8',
      '10.0.0.0/-1',
      '1000.0.0.0/8',
      '::/0',
      '10.0.0.0/8/8',
    ],
  ])('does not read %j', (text) => {
    expect(readIpv4Range(text)).toBeUndefined();
  });

  it('agrees with parseCidr about every text of one address and a length, host bits aside', () => {
    const octet = fc.oneof(fc.constantFrom(0, 1, 10, 128, 192, 255, 256), fc.integer({ min: 0, max: 300 }));
    const text = fc
      .tuple(octet, octet, octet, octet, fc.integer({ min: 0, max: 34 }))
      .map(([a, b, c, d, length]) => `${[a, b, c, d].join('.')}/${String(length)}`);
    fc.assert(
      fc.property(text, (written) => {
        const cidr = parseCidr(written);
        const isCanonical = cidr.ok && cidr.value.text === written;

        const expected = isCanonical
          ? [Number(cidr.value.firstAddress), Number(cidr.value.lastAddress) + 1]
          : undefined;
        expect(readIpv4Range(written)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
