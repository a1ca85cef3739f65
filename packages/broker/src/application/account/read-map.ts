import { buildMap } from '@gatelease/security-groups';
import type { MapGraph, MapScope } from '@gatelease/security-groups';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import type { PlaceInput } from './account-place.ts';
import type { AccountDetails, KnowAccount, ReadAccount } from './known-account.ts';

/** Which part of an account; one of the two, or the whole of it. */
export interface MapInput extends PlaceInput {
  readonly vpcId?: string | undefined;
  /** An id, or a name that one group alone has. */
  readonly groupId?: string | undefined;
}

/**
 * An account as a picture, with the leases that are live on its groups; `map` is `null` while it was never read.
 *
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type ReadMap = (
  principal: Principal,
  input: MapInput,
) => Promise<{ readonly details: AccountDetails; readonly map: MapGraph | null }>;

export function makeReadMap({ store }: Pick<UseCaseContext, 'store'>, knowAccount: KnowAccount): ReadMap {
  return async (principal, input) => {
    const { details, account } = await knowAccount(principal, input);
    if (account === null) return { details, map: null };

    const scope = scopeOf(account, input);
    const liveLeases = await store.read(async (tx) => {
      const { organizationId } = principal;
      const resources = await tx.resources.list(organizationId);
      const isHere = (entry: { readonly credentialId: string; readonly region: string }) =>
        entry.credentialId === details.credentialId && entry.region === details.region;
      const groupOf = new Map(resources.filter(isHere).map(({ resourceId, groupId }) => [resourceId, groupId]));
      return countedBy(await tx.leases.listLive({ organizationId }), ({ resourceId }) => groupOf.get(resourceId));
    });
    return { details, map: buildMap(account.reading, { scope, liveLeases }) };
  };
}

function countedBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function scopeOf({ model }: ReadAccount, { vpcId, groupId }: MapInput): MapScope {
  if (groupId !== undefined) {
    const meant = model.world.groups.filter((group) => group.groupId === groupId || isNamed(group.name, groupId));
    const [only, ...others] = meant;
    if (only === undefined || others.length > 0) throw notThere('groupId', groupId, 'One security group');
    return { kind: 'group', groupId: only.groupId };
  }
  if (vpcId === undefined) return { kind: 'account' };
  if (!model.world.groups.some((group) => group.vpcId === vpcId)) throw notThere('vpcId', vpcId, 'A VPC');
  return { kind: 'vpc', vpcId };
}

function isNamed(name: string, asked: string): boolean {
  return name.toLowerCase() === asked.toLowerCase();
}

function notThere(field: string, given: string, what: string): ProblemError {
  const expected = `${what} of this account and region, as last read.`;
  return new ProblemError('request.invalid', 'There is nothing like that to draw.', {
    fields: [{ field, code: 'map.not-found', given, expected }],
  });
}
