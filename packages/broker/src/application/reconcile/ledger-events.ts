import type { EventKind } from '../../domain/event-kind.ts';
import { formatRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { Resource } from '../../domain/resource.ts';
import { newEvent } from '../made-by.ts';
import type { MadeBy } from '../made-by.ts';
import type { Actor, NewEvent } from '../ports/event-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { RunOutcome } from './resource-run.ts';

export const SYSTEM: Actor = { kind: 'system' };

interface Made {
  readonly ids: Ids;
  readonly at: Date;
}

/** What changed between two states of a lease, as the ledger tells it. */
export function leaseTransitionEvents(made: Made, before: Lease, after: Lease): readonly NewEvent[] {
  if (before.state !== after.state) {
    const kind = after.state === 'active' ? 'lease.opened' : (`lease.${after.state}` as const);
    return [leaseEvent(made, kind, after, { endReason: after.endReason, endsAt: after.endsAt.toISOString() })];
  }
  if (after.problem !== null && before.problem !== after.problem) {
    return [leaseEvent(made, 'lease.problem', after, { problem: after.problem })];
  }
  return [];
}

/** The rule changes of a run, for the ledger: what others did first, then what the run did, in its order. */
export function ruleEvents(made: Made, resource: Resource, outcome: RunOutcome): readonly NewEvent[] {
  const { resourceId, groupId } = resource;
  const by: MadeBy = { ...made, actor: SYSTEM, organizationId: resource.organizationId };
  const event = (kind: EventKind, about: Partial<NewEvent>, detail: NewEvent['detail']): NewEvent =>
    newEvent(by, kind, { resourceId, ...about, detail: { groupId, ...detail } });

  return [
    ...outcome.drift.map(({ kind, ruleId, leaseId, rule }) => event(kind, { leaseId }, { ruleId, rule })),
    ...outcome.revoked.map(({ ruleId, rule }) =>
      event('rule.revoked', { address: addressOf(rule) }, { ruleId, rule: rule && formatRule(rule) }),
    ),
    ...outcome.authorized.map(({ rule, key, leaseIds }) => {
      const about = { leaseId: leaseIds[0] ?? null, address: addressOf(rule) };
      return event('rule.authorized', about, {
        ruleId: outcome.authorizedIds.get(key) ?? null,
        rule: formatRule(rule),
      });
    }),
  ];
}

function leaseEvent(made: Made, kind: EventKind, lease: Lease, detail: NewEvent['detail']): NewEvent {
  const { organizationId, personId, resourceId, policyId, requestId, leaseId, cidrs } = lease;
  const by: MadeBy = { ...made, actor: SYSTEM, organizationId };
  return newEvent(by, kind, { personId, resourceId, policyId, requestId, leaseId, address: cidrs.join(' '), detail });
}

function addressOf(rule: Rule | null): string | null {
  return rule?.peer.kind === 'ipv4' || rule?.peer.kind === 'ipv6' ? rule.peer.cidr : null;
}
