import { describe, expect, it } from 'vitest';

import { encodeRecord, readRecords } from './record.ts';

const values = [
  { sequence: 1, text: 'line\nbreak' },
  { sequence: 2, text: 'Käse 🧀' },
  { sequence: 3, text: '' },
];
const whole = Buffer.from(values.map(encodeRecord).join(''));
const lastStart = Buffer.byteLength(values.slice(0, 2).map(encodeRecord).join(''));

describe('readRecords', () => {
  it('reads what was written', () => {
    expect(readRecords(whole)).toEqual({ values, goodBytes: whole.length, rest: 'nothing' });
    expect(readRecords(Buffer.alloc(0))).toEqual({ values: [], goodBytes: 0, rest: 'nothing' });
  });

  it('finds the last whole record wherever the file was cut off', () => {
    const ends = [0, 1, 2, 3].map((count) => Buffer.byteLength(values.slice(0, count).map(encodeRecord).join('')));

    for (let length = 0; length <= whole.length; length += 1) {
      const { values: read, goodBytes, rest } = readRecords(whole.subarray(0, length));
      const count = ends.filter((end) => end <= length).length - 1;
      expect([read.length, goodBytes, rest]).toEqual([count, ends[count], ends.includes(length) ? 'nothing' : 'torn']);
    }
  });

  it('takes a last record with holes of zeros for one that was being written', () => {
    const torn = Buffer.from(whole);
    torn.fill(0, lastStart + 12, lastStart + 20);

    expect(readRecords(torn)).toMatchObject({ goodBytes: lastStart, rest: 'torn' });
    expect(readRecords(Buffer.concat([whole, Buffer.alloc(4096)]))).toMatchObject({
      goodBytes: whole.length,
      rest: 'torn',
    });
  });

  it('takes any other change of any byte for damage, or for a torn end when it hides the last line feed', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 0x01;
      const { rest } = readRecords(damaged);
      expect(`${at} ${rest}`).toBe(`${at} ${at === whole.length - 1 ? 'torn' : 'damaged'}`);
    }
  });
});
