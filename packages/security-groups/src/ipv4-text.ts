const DECIMAL_OCTET = /^(?:0|[1-9][0-9]{0,2})$/;

/**
 * Reads strict dotted decimal, four octets without leading zeros, as a 32-bit number.
 *
 * `undefined` for everything else. Short forms (`10.1`), octal and hexadecimal are refused on
 * purpose: C libraries read `010.0.0.1` as 8.0.0.1 and people as 10.0.0.1, and a rule that two
 * readers understand differently is a hole.
 */
export function readIpv4(text: string): bigint | undefined {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every(isOctet)) return undefined;

  return octets.reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

/** Writes a 32-bit number as dotted decimal. */
export function writeIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => ((value >> shift) & 0xffn).toString()).join('.');
}

function isOctet(text: string): boolean {
  return DECIMAL_OCTET.test(text) && Number(text) <= 255;
}
