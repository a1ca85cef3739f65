import { describe, expect, it } from 'vitest';

import { portPrefixes } from './port-prefixes.ts';

describe('portPrefixes', () => {
  it.each([
    { from: 22, to: 22, prefixes: ['22/16'] },
    { from: 0, to: 65535, prefixes: ['0/0'] },
    { from: 8000, to: 8007, prefixes: ['8000/13'] },
    { from: 1024, to: 65535, prefixes: ['1024/6', '2048/5', '4096/4', '8192/3', '16384/2', '32768/1'] },
  ])('is $prefixes for the ports from $from to $to', ({ from, to, prefixes }) => {
    expect(portPrefixes(from, to).map(({ value, length }) => `${String(value)}/${String(length)}`)).toEqual(prefixes);
  });

  it('needs thirty at most', () => {
    expect(portPrefixes(1, 65534)).toHaveLength(30);
  });

  it.each([
    [1, 65534],
    [0, 1],
    [65535, 65535],
    [5, 9000],
    [32767, 32769],
  ])('holds each port from %i to %i once, and no other', (from, to) => {
    const held = portPrefixes(from, to).flatMap(({ value, length }) =>
      Array.from({ length: 2 ** (16 - length) }, (_, offset) => value + offset),
    );

    expect(held).toEqual(Array.from({ length: to - from + 1 }, (_, offset) => from + offset));
  });
});
