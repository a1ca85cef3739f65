import type { Cidr } from '@gatelease/security-groups';
import { addressFilterOf } from '../../domain/address-filter.ts';
import { ProblemError } from '../problem-error.ts';

/** The address or range that a list is asked for. @throws `request.invalid` */
export function requireAddressFilter(text: string): Cidr {
  const filter = addressFilterOf(text.trim());
  if (filter !== null) return filter;
  const expected = 'An address or a range, such as 203.0.113.7 or 203.0.113.0/24.';
  throw new ProblemError('request.invalid', `"${text}" is no address to look for.`, {
    fields: [{ field: 'address', code: 'address.malformed', given: text, expected }],
  });
}
