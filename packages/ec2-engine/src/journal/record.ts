import { crc32 } from 'node:zlib';

/**
 * The form of everything on disk: one record a line, a checksum, a space, JSON. JSON has no line breaks of its own,
 * so a line is a record, a person can read it, and a broken one does not hide the next.
 */

const CHECKSUM_DIGITS = 8;
const LINE_FEED = 0x0a;
const NUL = 0;

/** Records as they were read, and where the good ones end. */
export interface RecordsRead {
  readonly values: readonly unknown[];
  /** How many bytes the good records take. */
  readonly goodBytes: number;
  /**
   * What comes after them: nothing; a record that was being written when the power went; or damage, which no power
   * cut explains.
   */
  readonly rest: 'nothing' | 'torn' | 'damaged';
}

/** Writes one record, with the line feed that ends it. */
export function encodeRecord(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

/**
 * Reads records up to the first that is not whole.
 *
 * A record is written only when the one before is on disk, so only the last can be torn: it has no end, or holes of
 * zeros where blocks were not written yet. A record that is wrong in any other way, or that is followed by a good
 * one, was whole once and has been damaged since: cutting it off would forget what somebody was told.
 */
export function readRecords(content: Buffer): RecordsRead {
  const values: unknown[] = [];
  let at = 0;
  while (at < content.length) {
    const end = content.indexOf(LINE_FEED, at);
    const value = end === -1 ? undefined : decodeLine(content.toString('utf8', at, end));
    if (value === undefined) return { values, goodBytes: at, rest: judgeRest(content.subarray(at)) };
    values.push(value);
    at = end + 1;
  }
  return { values, goodBytes: at, rest: 'nothing' };
}

function judgeRest(rest: Buffer): 'torn' | 'damaged' {
  const end = rest.indexOf(LINE_FEED);
  if (end === -1) return 'torn';

  let at = end + 1;
  while (at < rest.length) {
    const next = rest.indexOf(LINE_FEED, at);
    if (next === -1) break;
    if (decodeLine(rest.toString('utf8', at, next)) !== undefined) return 'damaged';
    at = next + 1;
  }
  return rest.includes(NUL) ? 'torn' : 'damaged';
}

/** The value of a line, which is never `undefined`: JSON has no such value. */
function decodeLine(line: string): unknown {
  const json = line.slice(CHECKSUM_DIGITS + 1);
  if (line.slice(0, CHECKSUM_DIGITS + 1) !== `${checksum(json)} `) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    return value;
  } catch {
    return undefined;
  }
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(CHECKSUM_DIGITS, '0');
}
