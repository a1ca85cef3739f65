import { parseCidr, parseIpAddress } from '@gatelease/security-groups';

/** CIDRs of an answer of AWS in canonical form; what is absent or none is left out. */
export function canonicalCidrs(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => {
    const read = parseCidr(text ?? '');
    return read.ok ? [read.value.text] : [];
  });
}

/** An address of an answer of AWS in canonical form; `undefined` when it is absent or none. */
export function canonicalAddress(text: string | undefined): string | undefined {
  const read = parseIpAddress(text ?? '');
  return read.ok ? read.value.text : undefined;
}
