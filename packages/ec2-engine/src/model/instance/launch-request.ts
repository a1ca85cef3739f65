import type { AccountSettings } from '../account/account-settings.ts';
import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error, invalidValue, missingParameter } from '../ec2-error.ts';
import type { Subnet } from '../entity.ts';
import { chooseGroups } from '../interface/interface-groups.ts';
import { found } from '../resource-id.ts';
import { findInDefaultVpc } from '../security-group/find-security-group.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';

/** What is to be launched, and where. */
export interface LaunchRequest {
  readonly imageId?: string;
  readonly instanceType: string;
  readonly keyName?: string;
  readonly atLeast: number;
  readonly atMost: number;
  readonly subnetId?: string;
  /** Where to look for a default subnet when none is named. */
  readonly zone?: string;
  readonly groupIds: readonly string[];
  /** Names of groups in the default VPC. */
  readonly groupNames: readonly string[];
  readonly privateAddress?: string;
  /** Asks for a public address, or for none, whatever the subnet says. */
  readonly hasPublicAddress?: boolean;
  readonly clientToken?: string;
  readonly instanceTags: readonly Tag[];
  readonly interfaceTags: readonly Tag[];
}

/** Where instances will be, and what their interfaces will hold. */
export interface LaunchPlace {
  readonly subnet: Subnet;
  readonly groupIds: readonly string[];
}

/** More than a laboratory needs, and few enough to answer at once. */
const MOST_INSTANCES = 1000;

/** What EC2 says about the numbers of a launch, if anything. */
export function checkCounts({ imageId, atLeast, atMost, privateAddress }: LaunchRequest): Checked<string> {
  if (imageId === undefined) return fail(missingParameter('ImageId'));
  if (atLeast < 1) return fail(invalidValue(String(atLeast), 'minCount', 'Expecting a value greater than 0.'));
  if (atMost > MOST_INSTANCES) {
    return fail(invalidValue(String(atMost), 'maxCount', `Expecting a value of at most ${String(MOST_INSTANCES)}.`));
  }
  if (atLeast > atMost) {
    return fail(
      ec2Error(
        'InvalidParameterCombination',
        `Invalid value '${String(atLeast)}' for minCount. It must not be greater than maxCount.`,
      ),
    );
  }
  if (privateAddress !== undefined && atMost > 1) {
    return fail(
      ec2Error('InvalidParameterCombination', 'A private address cannot be given to more than one instance.'),
    );
  }
  return pass(imageId);
}

/** The subnet that is named, or one of the default VPC's, and the groups that are named, or `default`. */
export function findPlace(world: WorldView, request: LaunchRequest, settings: AccountSettings): Checked<LaunchPlace> {
  const subnet = findSubnet(world, request);
  if (!subnet.ok) return subnet;

  const ids = [...request.groupIds];
  for (const name of request.groupNames) {
    const group = findInDefaultVpc(world, name);
    if (!group.ok) return group;
    ids.push(group.value.id);
  }
  const groupIds = chooseGroups({ world, settings }, subnet.value.vpcId, ids);
  return groupIds.ok ? pass({ subnet: subnet.value, groupIds: groupIds.value }) : groupIds;
}

function findSubnet(world: WorldView, { subnetId, zone }: LaunchRequest): Checked<Subnet> {
  if (subnetId !== undefined) return found('subnet', subnetId, world.subnets.get(subnetId));
  const vpc = world.defaultVpc();
  if (vpc === undefined) {
    return fail(ec2Error('VPCIdNotSpecified', 'No default VPC for this user. Name a subnet.'));
  }
  const subnets = world.subnetsByVpc.all(vpc.id);
  const subnet = subnets.find(
    ({ isDefaultForZone, availabilityZone }) => isDefaultForZone && (zone ?? availabilityZone) === availabilityZone,
  );
  if (subnet !== undefined) return pass(subnet);
  return fail(ec2Error('InvalidParameterValue', `No default subnet for availability zone: '${zone ?? 'null'}'.`));
}
