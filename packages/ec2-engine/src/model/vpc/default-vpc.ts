import type { DecisionContext } from '../decision.ts';
import type { Entity, Subnet, Vpc } from '../entity.ts';
import { defaultGroupOf } from '../security-group/default-rules.ts';
import { availabilityZones } from './availability-zones.ts';

const DEFAULT_VPC_CIDR = '172.31.0.0/16';

/** The network that every account starts with: one subnet a zone, public addresses, the group `default`. */
export function defaultVpc(context: Pick<DecisionContext, 'newId' | 'region'>): readonly [Vpc, ...Entity[]] {
  const vpc: Vpc = { kind: 'vpc', id: context.newId('vpc'), cidr: DEFAULT_VPC_CIDR, isDefault: true, tags: [] };
  const subnets = availabilityZones(context.region).map((zone, index): Subnet => ({
    kind: 'subnet',
    id: context.newId('subnet'),
    vpcId: vpc.id,
    cidr: `172.31.${String(16 * index)}.0/20`,
    availabilityZone: zone.name,
    isDefaultForZone: true,
    hasPublicAddresses: true,
    tags: [],
  }));
  return [vpc, ...subnets, ...defaultGroupOf(vpc, context)];
}
