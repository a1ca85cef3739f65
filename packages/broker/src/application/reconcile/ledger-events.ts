import { formatRule } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { Actor, NewEvent } from '../ports/event-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { Resource } from '../../domain/resource.ts';
import type { RunOutcome } from './resource-run.ts';

export const SYSTEM: Actor = { kind: 'system' };

/** An event about a lease. */
export function leaseEvent(
  made: { readonly ids: Ids; readonly at: Date; readonly actor: Actor },
  kind: string,
  lease: Lease,
  detail: NewEvent['detail'] = {},
): NewEvent {
  return {
    eventId: made.ids.newId('event'),
    organizationId: lease.organizationId,
    at: made.at,
    kind,
    actor: made.actor,
    personId: lease.personId,
    resourceId: lease.resourceId,
    policyId: lease.policyId,
    requestId: lease.requestId,
    leaseId: lease.leaseId,
    address: lease.cidrs.join(' '),
    detail,
  };
}

/** What changed between two states of a lease, as the ledger tells it. */
export function leaseTransitionEvents(
  made: { readonly ids: Ids; readonly at: Date },
  before: Lease,
  after: Lease,
): readonly NewEvent[] {
  const by = { ...made, actor: SYSTEM };
  if (before.state !== after.state) {
    const kind = after.state === 'active' ? 'lease.opened' : `lease.${after.state}`;
    return [leaseEvent(by, kind, after, { endReason: after.endReason, endsAt: after.endsAt.toISOString() })];
  }
  if (after.problem !== null && before.problem !== after.problem) {
    return [leaseEvent(by, 'lease.problem', after, { problem: after.problem })];
  }
  return [];
}

/** The rule changes of a run, for the ledger. */
export function ruleEvents(
  made: { readonly ids: Ids; readonly at: Date },
  resource: Resource,
  outcome: RunOutcome,
): readonly NewEvent[] {
  const base = {
    organizationId: resource.organizationId,
    at: made.at,
    actor: SYSTEM,
    personId: null,
    resourceId: resource.resourceId,
    policyId: null,
    requestId: null,
  };
  const event = (
    kind: string,
    leaseId: string | null,
    address: string | null,
    detail: NewEvent['detail'],
  ): NewEvent => ({
    ...base,
    eventId: made.ids.newId('event'),
    kind,
    leaseId,
    address,
    detail: { groupId: resource.groupId, ...detail },
  });

  return [
    ...outcome.drift.map(({ kind, ruleId, leaseId, rule }) => event(kind, leaseId, null, { ruleId, rule })),
    ...outcome.revoked.map(({ ruleId, rule }) =>
      event('rule.revoked', null, rule === null ? null : addressOf(rule), {
        ruleId,
        rule: rule === null ? null : formatRule(rule),
      }),
    ),
    ...outcome.authorized.map(({ rule, key, leaseIds }) =>
      event('rule.authorized', leaseIds[0] ?? null, addressOf(rule), {
        ruleId: outcome.authorizedIds.get(key) ?? null,
        rule: formatRule(rule),
      }),
    ),
  ];
}

function addressOf(rule: Parameters<typeof formatRule>[0]): string | null {
  return rule.peer.kind === 'ipv4' || rule.peer.kind === 'ipv6' ? rule.peer.cidr : null;
}
