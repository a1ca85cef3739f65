import { secondsBefore } from './attempt-limit.ts';
import type { SignInAttemptRepository } from '../ports/sign-in-attempt-repository.ts';
import { FAMILIAR_FOR_SECONDS, networkOf } from './sign-in-throttle.ts';

export interface SignInPlace {
  readonly personId: string;
  /** `Firefox on Linux`: what updates of a browser do not change. */
  readonly device: string;
  readonly address: string;
}

/**
 * Whether the person signed in with that kind of browser from that network during the last thirty days, IPv6 by /64.
 * From now on they have.
 */
export async function visitPlace(
  attempts: SignInAttemptRepository,
  { personId, device, address }: SignInPlace,
  now: Date,
): Promise<'familiar' | 'new'> {
  // Kept with the attempts, because it is forgotten with them.
  const key = `place ${personId} with ${device} from ${networkOf(address)}`;
  const before = await attempts.countFailures(key, secondsBefore(now, FAMILIAR_FOR_SECONDS));
  await attempts.clear(key);
  await attempts.recordFailure(key, now);
  return before > 0 ? 'familiar' : 'new';
}
