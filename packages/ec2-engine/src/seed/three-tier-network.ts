import type { Entity, Subnet, Vpc } from '../model/entity.ts';
import { defaultGroupOf } from '../model/security-group/default-rules.ts';
import { availabilityZones } from '../model/vpc/availability-zones.ts';
import { countedId, countedIds } from './seed.ts';

/** The digits that the ids of the three-tier network begin with. */
const DIGITS = '0333';

/** The network of the three tiers: 10.0.0.0/16. */
export const THREE_TIER_VPC_ID = countedId('vpc', DIGITS, 1);

const TIERS = ['public', 'app', 'db'] as const;

/** A layer of the network, with a subnet in each of two zones. */
export type Tier = (typeof TIERS)[number];

const ZONES = [0, 1] as const;

/** The network, its subnets and its group `default`. */
export function threeTierNetwork(region: string): readonly Entity[] {
  const vpc: Vpc = {
    kind: 'vpc',
    id: THREE_TIER_VPC_ID,
    cidr: '10.0.0.0/16',
    isDefault: false,
    tags: [{ key: 'Name', value: 'three-tier' }],
  };
  const zoneNames = availabilityZones(region).map(({ name }) => name);
  const subnets = TIERS.flatMap((tier) =>
    ZONES.map((zone): Subnet => ({
      kind: 'subnet',
      id: threeTierSubnetId(tier, zone),
      vpcId: vpc.id,
      cidr: `${threeTierAddresses(tier, zone)}.0/24`,
      availabilityZone: zoneNames[zone] ?? `${region}a`,
      isDefaultForZone: false,
      hasPublicAddresses: tier === 'public',
      tags: [{ key: 'Name', value: `${tier}-${zone === 0 ? 'a' : 'b'}` }],
    })),
  );
  return [vpc, ...subnets, ...defaultGroupOf(vpc, { newId: countedIds(DIGITS) })];
}

/** The subnet of a tier in the first or second zone. */
export function threeTierSubnetId(tier: Tier, zone: number): string {
  return countedId('subnet', DIGITS, 2 * TIERS.indexOf(tier) + zone + 1);
}

/** The first three numbers of the addresses in that subnet: 10.0.0 and 10.0.1 are public, 10.0.10 is app, 10.0.20 is db. */
export function threeTierAddresses(tier: Tier, zone: number): string {
  return `10.0.${String(10 * TIERS.indexOf(tier) + zone)}`;
}
