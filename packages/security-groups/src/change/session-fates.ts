import type { Flow } from '../explain/flow.ts';
import type { FlowEnd } from '../explain/question.ts';
import { sessionFate } from '../explain/session-fate.ts';
import type { SessionFate } from '../explain/session-fate.ts';
import type { Direction } from '../rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import { applyChanges } from './group-change.ts';
import type { ChangeProblem, GroupChange } from './group-change.ts';
import { sidesOf } from './holder-sides.ts';

/** What becomes of an open connection at one of its interfaces. */
export interface InterfaceFate {
  readonly interfaceId: string;
  /** Which way its first packet went, seen from here. */
  readonly direction: Direction;
  readonly fate: SessionFate;
}

/** The fates at both ends, as far as they were read, or what is wrong with the changes. */
export type SessionFates =
  | { readonly kind: 'told'; readonly fates: readonly InterfaceFate[] }
  | { readonly kind: 'refused'; readonly problems: readonly ChangeProblem[] };

/**
 * What becomes of a connection that is open on this way (`Way.flow`) when rules are added and removed.
 *
 * Each end decides for itself: the connection goes on only as long as both ends let it.
 */
export function sessionFates(model: WorldModel, changes: readonly GroupChange[], flow: Flow): SessionFates {
  const applied = applyChanges(model, changes);
  if (applied.kind === 'refused') return applied;

  const fateAt = (own: FlowEnd, far: FlowEnd, direction: Direction): readonly InterfaceFate[] => {
    const { holder } = own;
    if (holder === undefined) return [];
    const { before, after } = sidesOf(model, applied.rules, holder);
    const farKind = far.holder === undefined ? {} : { farKind: far.holder.kind };
    const connection = { holder, direction, farSide: far.address, traffic: flow.traffic, ...farKind };
    return [{ interfaceId: holder.interfaceId, direction, fate: sessionFate(before, after, connection) }];
  };
  return {
    kind: 'told',
    fates: [...fateAt(flow.from, flow.to, 'egress'), ...fateAt(flow.to, flow.from, 'ingress')],
  };
}
