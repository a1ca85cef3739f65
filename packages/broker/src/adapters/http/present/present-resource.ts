import type { ResourceDetailView, ResourceView } from '@gatelease/contract';
import { formatPeer, formatTraffic } from '@gatelease/security-groups';
import type { ResourceDetails, ResourceWithRules, RuleDetails } from '../../../application/details.ts';
import type { ResourceHealth } from '../../../domain/resource.ts';

export function presentResource({ resource, ...counts }: ResourceDetails): ResourceView {
  return {
    resourceId: resource.resourceId,
    name: resource.name,
    kind: resource.kind,
    credentialId: resource.credentialId,
    credentialName: counts.credentialName,
    region: resource.region,
    groupId: resource.groupId,
    groupName: resource.groupName,
    vpcId: resource.vpcId,
    health: presentHealth(resource.health),
    liveLeases: counts.liveLeases,
    pendingRequests: counts.pendingRequests,
    rulesUsed: counts.rulesUsed,
    rulesLimit: counts.rulesLimit,
    console:
      counts.console.kind === 'url'
        ? { url: counts.console.url, absent: null }
        : { url: null, absent: counts.console.why },
    createdAt: resource.createdAt.toISOString(),
    version: resource.version,
  };
}

export function presentResourceWithRules(details: ResourceWithRules): ResourceDetailView {
  return {
    ...presentResource(details),
    readAt: details.readAt?.toISOString() ?? null,
    rules: details.rules.map(presentRule),
  };
}

function presentRule({ observed, owned, worldOpen, leases }: RuleDetails): ResourceDetailView['rules'][number] {
  return {
    ruleId: observed.ruleId,
    direction: observed.rule.direction,
    traffic: formatTraffic(observed.rule.traffic),
    peer: formatPeer(observed.rule.peer),
    description: observed.description,
    owned,
    worldOpen,
    leases: leases.map(({ leaseId, personName, endsAt }) => ({ leaseId, personName, endsAt: endsAt.toISOString() })),
  };
}

function presentHealth(health: ResourceHealth): ResourceView['health'] {
  switch (health.state) {
    case 'unknown':
      return { state: 'unknown', checkedAt: null, problem: null };
    case 'healthy':
      return { state: 'healthy', checkedAt: health.checkedAt.toISOString(), problem: null };
    case 'failing':
      return { state: 'failing', checkedAt: health.checkedAt.toISOString(), problem: health.problem };
  }
}
