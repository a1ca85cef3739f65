const DOT = 46;
const ZERO = 48;
const NINE = 57;

/**
 * Reads strict dotted decimal, four octets without leading zeros, as a 32-bit number.
 *
 * `undefined` for everything else. Short forms (`10.1`), octal and hexadecimal are refused on
 * purpose: C libraries read `010.0.0.1` as 8.0.0.1 and people as 10.0.0.1, and a rule that two
 * readers understand differently is a hole. One pass over the text, because large accounts have
 * hundreds of thousands of addresses.
 */
export function readIpv4(text: string): bigint | undefined {
  let address = 0;
  let octets = 0;
  let octet = 0;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) {
      const hasLeadingZero = digits > 0 && octet === 0;
      octet = octet * 10 + (code - ZERO);
      digits += 1;
      if (hasLeadingZero || octet > 255) return undefined;
    } else {
      if (code !== DOT || digits === 0 || octets === 3) return undefined;
      address = address * 256 + octet;
      octets += 1;
      octet = 0;
      digits = 0;
    }
  }
  return octets === 3 && digits > 0 ? BigInt(address * 256 + octet) : undefined;
}

/** Writes a 32-bit number as dotted decimal. */
export function writeIpv4(value: bigint): string {
  return ipv4Text(Number(value));
}

/** The same for a number. */
export function ipv4Text(address: number): string {
  const [first, second] = [String(address >>> 24), String((address >>> 16) & 255)];
  return `${first}.${second}.${String((address >>> 8) & 255)}.${String(address & 255)}`;
}
