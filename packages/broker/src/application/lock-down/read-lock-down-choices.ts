import { NOT_READ } from '@gatelease/security-groups';
import type { Reading } from '@gatelease/security-groups';
import type { PlaceInput } from '../account/account-place.ts';
import type { AccountDetails, KnowAccount } from '../account/known-account.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';

/** What there is to lock down in an account, by its last reading. */
export interface LockDownChoices {
  readonly details: AccountDetails;
  readonly loadBalancers: readonly {
    readonly loadBalancerId: string;
    readonly name: string;
    readonly kind: string;
    readonly targets: number;
    readonly hasGroup: boolean;
  }[];
  readonly endpoints: readonly {
    readonly endpointId: string;
    readonly name: string;
    readonly vpcId: string;
    readonly preservesClientAddress: boolean;
  }[];
  readonly groups: readonly {
    readonly groupId: string;
    readonly name: string;
    readonly vpcId: string;
    readonly members: number;
  }[];
}

/** @throws `permission.denied`, `account.not-found`, `request.invalid` */
export type ReadLockDownChoices = (principal: Principal, input: PlaceInput) => Promise<LockDownChoices>;

export function makeReadLockDownChoices(knowAccount: KnowAccount): ReadLockDownChoices {
  return async (principal, input) => {
    requirePermission(principal, 'lock-downs.list');
    const { details, account } = await knowAccount(principal, input);
    if (account === null) return { details, loadBalancers: [], endpoints: [], groups: [] };
    const { reading, model } = account;
    return {
      details,
      loadBalancers: entriesOf(reading.loadBalancers).map(({ loadBalancerId, name, kind, targetGroups, groupIds }) => ({
        ...{ loadBalancerId, name, kind },
        targets: new Set(targetGroups.flatMap(({ targets }) => targets.map(({ targetId }) => targetId))).size,
        hasGroup: groupIds.length > 0,
      })),
      endpoints: entriesOf(reading.connectEndpoints).map(
        ({ endpointId, name = endpointId, vpcId, preservesClientAddress }) => ({
          ...{ endpointId, name, vpcId, preservesClientAddress },
        }),
      ),
      groups: reading.world.groups.map(({ groupId, name, vpcId }) => ({
        ...{ groupId, name, vpcId },
        members: model.interfacesOfGroup(groupId).length,
      })),
    };
  };
}

function entriesOf<T>(reading: Reading<readonly T[]>): readonly T[] {
  return reading === NOT_READ ? [] : reading;
}
