import { answer } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';

/** Who calls. There is one identity, whose key every call is signed with. */
export interface CallerIdentity {
  readonly userId: string;
  readonly accountId: string;
  readonly arn: string;
}

/** Says who calls. */
export function getCallerIdentity(
  _world: WorldView,
  _input: unknown,
  { accountId }: DecisionContext,
): Decision<CallerIdentity> {
  return answer({ userId: 'AIDALOCALEC20000000000', accountId, arn: `arn:aws:iam::${accountId}:user/local-ec2` });
}
