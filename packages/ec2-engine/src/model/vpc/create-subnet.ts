import { cidrContains, cidrsOverlap, parseCidr } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, invalidValue, missingParameter } from '../ec2-error.ts';
import type { Subnet, Vpc } from '../entity.ts';
import { found } from '../resource-id.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { availabilityZones, findAvailabilityZone } from './availability-zones.ts';
import { freeAddressCount } from './subnet-addresses.ts';
import { checkSubnetIpv6Cidr } from './subnet-ipv6-cidr.ts';

/** What a subnet shall be. */
export interface CreateSubnetInput {
  readonly vpcId: string;
  readonly cidr?: string;
  readonly ipv6Cidr?: string;
  /** A zone's name or id; the first one when it is left out. */
  readonly zone?: string;
  readonly tags: readonly Tag[];
}

/** A subnet with what EC2 counts when it shows one. */
export interface SubnetDescription {
  readonly subnet: Subnet;
  readonly freeAddresses: number;
}

const SHORTEST_PREFIX = 16;
const LONGEST_PREFIX = 28;

/** Makes a part of a network in one zone. */
export function createSubnet(
  world: WorldView,
  input: CreateSubnetInput,
  context: DecisionContext,
): Decision<SubnetDescription> {
  if (input.cidr === undefined) return refuse(missingParameter('cidrBlock'));
  const vpc = found('vpc', input.vpcId, world.vpcs.get(input.vpcId));
  if (!vpc.ok) return refuse(vpc.error);
  const cidr = checkSubnetCidr(world, vpc.value, input.cidr);
  if (!cidr.ok) return refuse(cidr.error);
  const ipv6Cidr = input.ipv6Cidr === undefined ? undefined : checkSubnetIpv6Cidr(world, vpc.value, input.ipv6Cidr);
  if (ipv6Cidr?.ok === false) return refuse(ipv6Cidr.error);
  const zone = zoneName(context.region, input.zone);
  if (!zone.ok) return refuse(zone.error);
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const subnet: Subnet = {
    kind: 'subnet',
    id: context.newId('subnet'),
    vpcId: vpc.value.id,
    cidr: cidr.value,
    ...(ipv6Cidr !== undefined && { ipv6Cidr: ipv6Cidr.value }),
    availabilityZone: zone.value,
    isDefaultForZone: false,
    hasPublicAddresses: false,
    tags: tags.value,
  };
  return accept([put(subnet)], { subnet, freeAddresses: freeAddressCount(world, subnet) });
}

function checkSubnetCidr(world: WorldView, vpc: Vpc, text: string): Checked<string> {
  const cidr = parseCidr(text);
  const whole = parseCidr(vpc.cidr);
  if (!cidr.ok || cidr.value.family !== 'ipv4') {
    return fail(invalidValue(text, 'cidrBlock', 'This is not a valid CIDR block.'));
  }
  const { prefixLength, text: canonical } = cidr.value;
  const isInRange = SHORTEST_PREFIX <= prefixLength && prefixLength <= LONGEST_PREFIX;
  if (!isInRange || !whole.ok || !cidrContains(whole.value, cidr.value)) {
    return fail(ec2Error('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`));
  }
  const isTaken = world.subnetsByVpc.all(vpc.id).some((other) => {
    const otherCidr = parseCidr(other.cidr);
    return otherCidr.ok && cidrsOverlap(otherCidr.value, cidr.value);
  });
  return isTaken
    ? fail(ec2Error('InvalidSubnet.Conflict', `The CIDR '${text}' conflicts with another subnet`))
    : pass(canonical);
}

function zoneName(region: string, wanted: string | undefined): Checked<string> {
  const zone = wanted === undefined ? availabilityZones(region)[0] : findAvailabilityZone(region, wanted);
  if (zone !== undefined) return pass(zone.name);
  return fail(
    invalidValue(
      wanted ?? '',
      'availabilityZone',
      'Subnets can currently only be created in the zones of this Region.',
    ),
  );
}
