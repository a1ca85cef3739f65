import { answer } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';

/** Who calls. There is one identity, whose key every call is signed with. */
export interface CallerIdentity {
  readonly userId: string;
  readonly accountId: string;
  readonly arn: string;
}

/** The name of the one identity. */
export const CALLER_NAME = 'local-ec2';

/** The ARN of the one identity. */
export function callerArn(accountId: string): string {
  return `arn:aws:iam::${accountId}:user/${CALLER_NAME}`;
}

/** Says who calls. */
export function getCallerIdentity(
  _world: WorldView,
  _input: unknown,
  { accountId }: DecisionContext,
): Decision<CallerIdentity> {
  return answer({ userId: 'AIDALOCALEC20000000000', accountId, arn: callerArn(accountId) });
}
