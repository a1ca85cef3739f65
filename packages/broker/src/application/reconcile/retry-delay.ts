import type { GatewayProblem } from '../ports/security-group-gateway.ts';

/** Passing troubles are tried again within seconds; refusals, which need a person, slowly. */
const DELAYS: Readonly<Record<GatewayProblem, { readonly firstMs: number; readonly longestMs: number }>> = {
  'rule-exists': { firstMs: 200, longestMs: 10_000 },
  'rule-not-found': { firstMs: 200, longestMs: 10_000 },
  throttled: { firstMs: 500, longestMs: 20_000 },
  'no-reply': { firstMs: 250, longestMs: 20_000 },
  unavailable: { firstMs: 500, longestMs: 20_000 },
  'group-not-found': { firstMs: 2_000, longestMs: 300_000 },
  'rule-quota': { firstMs: 5_000, longestMs: 300_000 },
  unauthorized: { firstMs: 5_000, longestMs: 300_000 },
  'credential-invalid': { firstMs: 5_000, longestMs: 300_000 },
  rejected: { firstMs: 5_000, longestMs: 300_000 },
};

/**
 * Milliseconds until the next try: doubled with each failure in a row, then between half and all of it.
 *
 * `chance` is 0 to 1; spreading the tries keeps many resources from coming back in step.
 */
export function retryDelayMs(problem: GatewayProblem, attempts: number, chance: number): number {
  const { firstMs, longestMs } = DELAYS[problem];
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20));
  return Math.round(full * (0.5 + chance / 2));
}

/** A rule that EC2 confirmed but a read did not show yet, or the other way round: consistency comes with time. */
export function unseenDelayMs(attempts: number): number {
  return Math.min(10_000, 250 * 2 ** Math.min(attempts, 20));
}
