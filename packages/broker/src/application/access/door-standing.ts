import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { AccessState } from '../../domain/access-state.ts';
import { isHolding } from '../../domain/emergency-stop.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import { decideOpening } from '../../domain/open-decision.ts';
import type { Person } from '../../domain/person.ts';
import type { Door } from '../details.ts';
import { emergencyStopProblem } from '../emergency/require-no-emergency-stop.ts';
import type { Principal } from '../principal.ts';
import { openingProblem } from './opening-refusal.ts';
import { addressesOf } from './request-access.ts';

type Standing = Pick<Door, 'state' | 'reason' | 'reasonCode' | 'nextWindow'>;

interface Situation {
  readonly principal: Principal;
  readonly person: Person;
  /** That suspend openings. */
  readonly stops: readonly EmergencyStop[];
  readonly now: Date;
}

/** Whether a door is open, waits, or could be opened, and otherwise why not. */
export function doorStanding(situation: Situation, policy: AccessPolicy, access: AccessState): Standing {
  if (access.kind === 'open') return { state: 'open', reason: null, reasonCode: null, nextWindow: null };
  if (access.kind === 'pending') return { state: 'waiting', reason: null, reasonCode: null, nextWindow: null };
  return whyNot(situation, policy) ?? { state: 'closed', reason: null, reasonCode: null, nextWindow: null };
}

/** What would be refused if it were asked for now, from here. A missing reason is no obstacle: the form asks for it. */
function whyNot({ principal, person, stops, now }: Situation, policy: AccessPolicy): Standing | null {
  const stop = stops.find((one) => isHolding(one, policy.resourceId));
  if (stop !== undefined) {
    const { code, message } = emergencyStopProblem(stop);
    return { state: 'unavailable', reason: message, reasonCode: code, nextWindow: null };
  }
  const decision = decideOpening({
    policy,
    person,
    wanted: { kind: 'connection', addresses: addressesOf(principal) },
    reason: 'asked for in the form',
    now,
    openLeases: [],
  });
  if (decision.kind !== 'refused') return null;
  const problem = openingProblem(decision);
  const nextWindow = decision.reason === 'outside-schedule' ? decision.nextWindow : null;
  return { state: 'unavailable', reason: problem.message, reasonCode: problem.code, nextWindow };
}
