import { readIpv4, writeIpv4 } from './ipv4-text.ts';

const GROUP_COUNT = 8;
const HEXADECIMAL_GROUP = /^[0-9a-f]{1,4}$/i;
const MAPPED_PREFIX = 0xffffn;

/**
 * Reads an IPv6 address in any spelling of RFC 4291 section 2.2, as a 128-bit number.
 *
 * `undefined` for everything else, zone ids included. The last 32 bits may be strict dotted decimal.
 * `::` stands for one group or more, as everywhere in use, although RFC 5952 never writes it for one.
 */
export function readIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;

  const [left = '', right] = halves;
  if (right === undefined) {
    const groups = readGroups(left, true);
    return groups?.length === GROUP_COUNT ? joinGroups(groups) : undefined;
  }

  const before = left === '' ? [] : readGroups(left, false);
  const after = right === '' ? [] : readGroups(right, true);
  if (before === undefined || after === undefined) return undefined;

  const missing = GROUP_COUNT - before.length - after.length;
  return missing < 1 ? undefined : joinGroups([...before, ...new Array<bigint>(missing).fill(0n), ...after]);
}

/**
 * Writes a 128-bit number as RFC 5952 says: lower case, no leading zeros, the first longest run of
 * two or more zero groups as `::`, and IPv4-mapped addresses with their IPv4 part dotted (section 5).
 */
export function writeIpv6(value: bigint): string {
  if (value >> 32n === MAPPED_PREFIX) return `::ffff:${writeIpv4(value & 0xffff_ffffn)}`;

  const groups = splitGroups(value);
  const run = longestZeroRun(groups);
  if (run.length < 2) return writeGroups(groups);

  return `${writeGroups(groups.slice(0, run.start))}::${writeGroups(groups.slice(run.start + run.length))}`;
}

function readGroups(text: string, mayEndInIpv4: boolean): readonly bigint[] | undefined {
  const pieces = text.split(':');
  const last = pieces.at(-1) ?? '';
  if (!mayEndInIpv4 || !last.includes('.')) return readHexadecimalGroups(pieces);

  const embedded = readIpv4(last);
  const leading = readHexadecimalGroups(pieces.slice(0, -1));
  if (embedded === undefined || leading === undefined) return undefined;

  return [...leading, embedded >> 16n, embedded & 0xffffn];
}

function readHexadecimalGroups(pieces: readonly string[]): readonly bigint[] | undefined {
  return pieces.every((piece) => HEXADECIMAL_GROUP.test(piece))
    ? pieces.map((piece) => BigInt(`0x${piece}`))
    : undefined;
}

function joinGroups(groups: readonly bigint[]): bigint {
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

function splitGroups(value: bigint): readonly bigint[] {
  return Array.from({ length: GROUP_COUNT }, (_, index) => (value >> BigInt(16 * (7 - index))) & 0xffffn);
}

function writeGroups(groups: readonly bigint[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

function longestZeroRun(groups: readonly bigint[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0n) start = index + 1;
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start };
  }
  return longest;
}
