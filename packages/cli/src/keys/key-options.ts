import { isKeyScope, KEY_SCOPE_NAMES, type KeyScope } from '@gatelease/contract/key-scope';
import { hostCidr, parseCidr, parseIpAddress } from '@gatelease/security-groups';
import { badUsage } from '../command-problem.ts';
import { parseDuration } from '../duration.ts';

const DAY_SECONDS = 86_400;

/** Parser of `--scope`, once for each. @throws usage.invalid */
export function scopeOption(text: string, before: readonly KeyScope[] | undefined): readonly KeyScope[] {
  if (!isKeyScope(text)) throw badUsage('--scope', text, `one of ${KEY_SCOPE_NAMES.join(', ')}`);
  return [...(before ?? []), text];
}

/** Parser of `--from`, once for each: an address alone means itself. @throws usage.invalid */
export function sourceOption(text: string, before: readonly string[] | undefined): readonly string[] {
  const address = parseIpAddress(text);
  const range = address.ok ? hostCidr(address.value) : rangeOf(text);
  return [...(before ?? []), range.text];
}

function rangeOf(text: string) {
  const range = parseCidr(text);
  if (!range.ok) throw badUsage('--from', text, 'an address like 203.0.113.7, or a range like 203.0.113.0/24');
  return range.value;
}

/** Parser of `--lifetime`: whole days, or `null` for ever. @throws usage.invalid */
export function lifetimeOption(text: string): number | null {
  if (text.trim().toLowerCase() === 'forever') return null;
  const seconds = parseDuration(text);
  if (seconds === null || seconds < DAY_SECONDS || seconds % DAY_SECONDS !== 0) {
    throw badUsage('--lifetime', text, 'whole days like 30d, or forever');
  }
  return seconds / DAY_SECONDS;
}
