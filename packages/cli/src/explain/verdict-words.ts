import type { Verdict } from '@gatelease/security-groups';
import type { Colors, CommandContext } from '../command-context.ts';

/** How `explain` ends: distinct from every failure, so that a script can tell a no from a mistake. */
export const VERDICT_EXIT_CODES: Readonly<Record<Verdict, number>> = { yes: 0, no: 5, unknown: 6 };

/** The colour of an answer. */
export function verdictPainter(verdict: Verdict, paint: Colors): CommandContext['paint']['green'] {
  switch (verdict) {
    case 'yes':
      return paint.green;
    case 'no':
      return paint.red;
    case 'unknown':
      return paint.yellow;
  }
}
