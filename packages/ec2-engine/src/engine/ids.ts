import { randomBytes } from 'node:crypto';

import type { IdPrefix } from '../model/decision.ts';

/** A new id as EC2 gives them: a prefix and 17 random hexadecimal digits. */
export function randomId(prefix: IdPrefix): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}
