import { policySentence } from '@gatelease/contract/policy-sentence';
import { formatTraffic } from '@gatelease/security-groups';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import type { PolicyDetails } from '../details.ts';
import { personName } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import type { Repositories } from '../ports/store.ts';

/** Tells policies with the names and counts that people want to see beside them. */
export async function detailPolicies(
  tx: Repositories,
  names: Names,
  policies: readonly AccessPolicy[],
): Promise<readonly PolicyDetails[]> {
  const [first] = policies;
  if (first === undefined) return [];
  const live = await tx.leases.listLive({ organizationId: first.organizationId });
  const sentenceOf = await sentenceTeller(tx, names, first.organizationId);
  return policies.map((policy) => ({
    policy,
    resourceName: names.resources.get(policy.resourceId)?.name ?? '(removed resource)',
    sentence: sentenceOf(policy),
    liveLeases: live.filter(({ policyId }) => policyId === policy.policyId).length,
  }));
}

/** Tells policies of an organization in plain sentences. */
export async function sentenceTeller(
  tx: Repositories,
  names: Pick<Names, 'people' | 'former'>,
  organizationId: string,
): Promise<(policy: AccessPolicy) => string> {
  const teams = await tx.teams.list(organizationId);
  const called = {
    people: new Map([...names.former.keys(), ...names.people.keys()].map((id) => [id, personName(names, id)])),
    teams: new Map(teams.map(({ teamId, name }) => [teamId, name])),
  };
  return (policy) => policySentence(asInput(policy), called);
}

/** A policy as people write it, which is what the sentence is about. */
function asInput(policy: AccessPolicy): Parameters<typeof policySentence>[0] {
  const { schedule, duration, addresses } = policy;
  return {
    ...policy,
    grantees: [...policy.grantees],
    traffics: policy.traffics.map(formatTraffic),
    schedule: { ...schedule, windows: schedule.windows.map((window) => ({ ...window, days: [...window.days] })) },
    defaultDurationSeconds: duration.defaultSeconds,
    longestDurationSeconds: duration.longestSeconds,
    allowedScopes: [...addresses.allowedScopes],
    statedAddresses: addresses.stated,
  };
}
