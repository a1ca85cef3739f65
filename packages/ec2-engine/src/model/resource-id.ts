import { isClassic } from './classic/classic-network.ts';
import { fail, pass } from './decision.ts';
import type { Checked } from './decision.ts';
import { ec2Error } from './ec2-error.ts';
import type { Ec2Error } from './ec2-error.ts';
import type { ResourceKind } from './entity.ts';

/** The prefix that EC2 gives the ids of each kind of resource. */
export const ID_PREFIX_OF_KIND = {
  vpc: 'vpc',
  subnet: 'subnet',
  'security-group': 'sg',
  'security-group-rule': 'sgr',
  'network-interface': 'eni',
  instance: 'i',
  'prefix-list': 'pl',
  'vpc-peering-connection': 'pcx',
  'instance-connect-endpoint': 'eice',
} as const satisfies Record<ResourceKind, string>;

const DIGITS = /^[0-9a-f]{8}(?:[0-9a-f]{9})?$/;

/** Whether `id` is `prefix-` with 17 hexadecimal digits, or the 8 of old. */
export function hasIdShape(prefix: string, id: string): boolean {
  return id.startsWith(`${prefix}-`) && DIGITS.test(id.slice(prefix.length + 1));
}

/** The entity that a lookup found, or EC2's answer for an id of that kind that names nothing. */
export function found<T>(kind: ResourceKind, id: string, entity: T | undefined): Checked<T> {
  return entity === undefined || isClassic(id) ? fail(notFound(kind, id)) : pass(entity);
}

/** EC2's answer for an id of this kind that names nothing, or could not. Each kind has words of its own. */
export function notFound(kind: ResourceKind, id: string): Ec2Error {
  switch (kind) {
    case 'security-group':
      return hasIdShape('sg', id)
        ? ec2Error('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
        : malformedGroupId(id);
    case 'security-group-rule':
      return hasIdShape('sgr', id)
        ? ec2Error('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)
        : ec2Error('InvalidSecurityGroupRuleId.Malformed', `The security group rule ID '${id}' is malformed`);
    case 'vpc':
      return ec2Error('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`);
    case 'subnet':
      return ec2Error('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`);
    case 'network-interface':
      return ec2Error('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`);
    case 'instance':
      return hasIdShape('i', id)
        ? ec2Error('InvalidInstanceID.NotFound', `The instance ID '${id}' does not exist`)
        : ec2Error('InvalidInstanceID.Malformed', `Invalid id: "${id}"`);
    case 'instance-connect-endpoint':
      return hasIdShape('eice', id)
        ? ec2Error(
            'InvalidInstanceConnectEndpointId.NotFound',
            `The instance connect endpoint ID '${id}' does not exist`,
          )
        : ec2Error('InvalidInstanceConnectEndpointId.Malformed', `Invalid id: "${id}" (expecting "eice-...")`);
    case 'vpc-peering-connection':
      return hasIdShape('pcx', id)
        ? ec2Error('InvalidVpcPeeringConnectionID.NotFound', `The vpcPeeringConnection ID '${id}' does not exist`)
        : ec2Error('InvalidVpcPeeringConnectionId.Malformed', `Invalid id: "${id}" (expecting "pcx-...")`);
    case 'prefix-list':
      return hasIdShape('pl', id)
        ? ec2Error('InvalidPrefixListID.NotFound', `The prefix list ID '${id}' does not exist`)
        : ec2Error('InvalidPrefixListId.Malformed', `Invalid id: "${id}" (expecting "pl-...")`);
  }
}

function malformedGroupId(id: string): Ec2Error {
  const hint = id.startsWith('sg-') ? '' : ' (expecting "sg-...")';
  return ec2Error('InvalidGroupId.Malformed', `Invalid id: "${id}"${hint}`);
}
