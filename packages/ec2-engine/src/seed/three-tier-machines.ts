import type { Entity, Instance, NetworkInterface } from '../model/entity.ts';
import type { Tag } from '../model/tag.ts';
import { countedId } from './seed.ts';
import { THREE_TIER_GROUPS } from './three-tier-groups.ts';
import type { ThreeTierGroupName } from './three-tier-groups.ts';
import { THREE_TIER_VPC_ID, threeTierAddresses, threeTierSubnetId } from './three-tier-network.ts';
import type { Tier } from './three-tier-network.ts';

interface Fleet {
  readonly group: ThreeTierGroupName;
  readonly tier: Tier;
  readonly count: number;
  readonly instanceType: string;
  /** The last number of the first machine's addresses. */
  readonly firstHost: number;
}

const FLEETS: readonly Fleet[] = [
  { group: 'web', tier: 'public', count: 7, instanceType: 't3.small', firstHost: 20 },
  { group: 'app', tier: 'app', count: 20, instanceType: 'm7i.large', firstHost: 20 },
  { group: 'db', tier: 'db', count: 2, instanceType: 'r7i.xlarge', firstHost: 20 },
  { group: 'bastion', tier: 'public', count: 1, instanceType: 't3.micro', firstHost: 10 },
];

const ZONES = 2;

/** Seven web servers, twenty application servers, two databases and a bastion. */
export function threeTierMachines(launchedAt: string): readonly Entity[] {
  return FLEETS.flatMap((fleet) => launch(fleet, launchedAt));
}

function launch(fleet: Fleet, launchedAt: string): readonly Entity[] {
  return Array.from({ length: fleet.count }, (_, index) => machine(fleet, index, launchedAt)).flat();
}

/** Machines take turns in the two zones; each pair has the next address. */
function machine({ group, tier, count, instanceType, firstHost }: Fleet, index: number, launchedAt: string) {
  const { id: groupId, digits } = THREE_TIER_GROUPS[group];
  const zone = index % ZONES;
  const place = {
    vpcId: THREE_TIER_VPC_ID,
    subnetId: threeTierSubnetId(tier, zone),
    privateAddress: `${threeTierAddresses(tier, zone)}.${String(firstHost + Math.floor(index / ZONES))}`,
  };
  const name: Tag = { key: 'Name', value: count === 1 ? group : `${group}-${String(index + 1)}` };
  const instance: Instance = {
    kind: 'instance',
    id: countedId('i', digits, index + 1),
    reservationId: countedId('r', digits, 1),
    launchIndex: index,
    imageId: 'ami-0a1b2c3d4e5f60718',
    instanceType,
    keyName: 'three-tier',
    ...place,
    launchedAt,
    tags: [name, { key: 'tier', value: group }],
  };
  const id = countedId('eni', digits, index + 1);
  const entry: NetworkInterface = {
    kind: 'network-interface',
    id,
    ...place,
    description: '',
    interfaceType: 'interface',
    ...(tier === 'public' && { publicAddress: `203.0.113.${String(firstHost + index)}` }),
    groupIds: [groupId],
    hasSourceDestCheck: true,
    attachment: {
      id: countedId('eni-attach', digits, index + 1),
      instanceId: instance.id,
      deviceIndex: 0,
      attachedAt: launchedAt,
      isDeletedOnTermination: true,
    },
    tags: [name],
  };
  return [instance, entry];
}
