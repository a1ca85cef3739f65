import { isClassic } from '../classic/classic-network.ts';
import { fail, pass } from '../decision.ts';
import type { Checked, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Subnet } from '../entity.ts';
import { chooseGroups } from '../interface/interface-groups.ts';
import type { WorldView } from '../world-view.ts';

const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/;

/** A name that a load balancer or a target group can have. */
export function checkBalancerName(name: string, what: 'Load balancer' | 'Target group'): Checked<string> {
  if (NAME.test(name)) return pass(name);
  return fail(
    ec2Error(
      'ValidationError',
      `${what} name '${name}' is not valid: at most 32 letters, digits and hyphens, and no hyphen at either end.`,
    ),
  );
}

/** The subnets with these ids: of one network, and no two in one zone. */
export function findBalancerSubnets(
  world: WorldView,
  subnetIds: readonly string[],
): Checked<readonly [Subnet, ...Subnet[]]> {
  const subnets: Subnet[] = [];
  for (const id of new Set(subnetIds)) {
    const subnet = world.subnets.get(id);
    if (subnet === undefined || isClassic(id)) {
      return fail(ec2Error('SubnetNotFound', `The subnet ID '${id}' does not exist`));
    }
    subnets.push(subnet);
  }
  const [first, ...rest] = subnets;
  if (first === undefined) return fail(ec2Error('ValidationError', 'At least one subnet must be specified'));
  if (rest.some(({ vpcId }) => vpcId !== first.vpcId)) {
    return fail(ec2Error('InvalidSubnet', 'All subnets must belong to the same VPC.'));
  }
  if (new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size < subnets.length) {
    return fail(
      ec2Error(
        'InvalidConfigurationRequest',
        'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
      ),
    );
  }
  return pass([first, ...rest]);
}

/** The groups that a load balancer in a network shall hold: those named, or the network's `default`. */
export function chooseBalancerGroups(
  world: WorldView,
  vpcId: string,
  groupIds: readonly string[],
  { settings }: DecisionContext,
): Checked<readonly string[]> {
  const chosen = chooseGroups({ world, settings }, vpcId, groupIds);
  if (chosen.ok) return chosen;
  const { code, message } = chosen.error;
  return fail(
    code === 'SecurityGroupsPerInterfaceLimitExceeded'
      ? ec2Error('InvalidConfigurationRequest', message)
      : ec2Error('InvalidSecurityGroup', message),
  );
}
