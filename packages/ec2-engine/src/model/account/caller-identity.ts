import { answer } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';

/** Who calls. */
export interface Caller {
  readonly kind: 'user' | 'role';
  /** Of the user, or of the role and its session: `gatelease/session-1`. */
  readonly name: string;
  readonly userId: string;
}

/** Who calls, as STS tells it. */
export interface CallerIdentity {
  readonly userId: string;
  readonly accountId: string;
  readonly arn: string;
}

/** The identity whose key Local EC2 is started with. */
export const MAIN_CALLER: Caller = { kind: 'user', name: 'local-ec2', userId: 'AIDALOCALEC20000000000' };

/** The ARN of whoever calls. */
export function callerArn({ accountId, caller = MAIN_CALLER }: Pick<DecisionContext, 'accountId' | 'caller'>): string {
  if (caller.kind === 'role') return `arn:aws:sts::${accountId}:assumed-role/${caller.name}`;
  return `arn:aws:iam::${accountId}:user/${caller.name}`;
}

/** Says who calls. */
export function getCallerIdentity(
  _world: WorldView,
  _input: unknown,
  context: DecisionContext,
): Decision<CallerIdentity> {
  const { userId } = context.caller ?? MAIN_CALLER;
  return answer({ userId, accountId: context.accountId, arn: callerArn(context) });
}
