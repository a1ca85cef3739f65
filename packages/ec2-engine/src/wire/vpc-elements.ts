import type { Vpc } from '../model/entity.ts';
import { findAvailabilityZone } from '../model/vpc/availability-zones.ts';
import type { SubnetDescription } from '../model/vpc/create-subnet.ts';
import { ec2Arn, tagSet } from './common-elements.ts';
import type { Owner } from './operation.ts';
import { element, list, scalar } from './xml.ts';

/** One network as EC2 shows it. */
export function vpcElement(vpc: Vpc, owner: Owner): string {
  const ipv6Cidrs = vpc.ipv6Cidr === undefined ? [] : [vpc.ipv6Cidr];
  return (
    scalar('vpcId', vpc.id) +
    scalar('ownerId', owner.accountId) +
    scalar('state', 'available') +
    scalar('cidrBlock', vpc.cidr) +
    list('cidrBlockAssociationSet', [vpc.cidr], (cidr) => association(vpc, 'cidrBlock', cidr)) +
    list(
      'ipv6CidrBlockAssociationSet',
      ipv6Cidrs,
      (cidr) =>
        association(vpc, 'ipv6CidrBlock', cidr) +
        scalar('ipv6Pool', 'Amazon') +
        scalar('networkBorderGroup', owner.region),
    ) +
    scalar('dhcpOptionsId', 'default') +
    scalar('instanceTenancy', 'default') +
    scalar('isDefault', vpc.isDefault) +
    tagSet(vpc.tags)
  );
}

/** One subnet as EC2 shows it. */
export function subnetElement({ subnet, freeAddresses }: SubnetDescription, owner: Owner): string {
  return (
    scalar('subnetId', subnet.id) +
    scalar('subnetArn', ec2Arn(owner, 'subnet', subnet.id)) +
    scalar('state', 'available') +
    scalar('ownerId', owner.accountId) +
    scalar('vpcId', subnet.vpcId) +
    scalar('cidrBlock', subnet.cidr) +
    list(
      'ipv6CidrBlockAssociationSet',
      subnet.ipv6Cidr === undefined ? [] : [subnet.ipv6Cidr],
      (cidr) =>
        scalar('associationId', `subnet-cidr-assoc-${subnet.id.slice('subnet-'.length)}`) +
        scalar('ipv6CidrBlock', cidr) +
        element('ipv6CidrBlockState', scalar('state', 'associated')),
    ) +
    scalar('availableIpAddressCount', freeAddresses) +
    scalar('availabilityZone', subnet.availabilityZone) +
    scalar('availabilityZoneId', findAvailabilityZone(owner.region, subnet.availabilityZone)?.id) +
    scalar('defaultForAz', subnet.isDefaultForZone) +
    scalar('mapPublicIpOnLaunch', subnet.hasPublicAddresses) +
    scalar('assignIpv6AddressOnCreation', false) +
    tagSet(subnet.tags)
  );
}

function association(vpc: Vpc, name: 'cidrBlock' | 'ipv6CidrBlock', cidr: string): string {
  return (
    scalar('associationId', `vpc-cidr-assoc-${vpc.id.slice('vpc-'.length)}`) +
    scalar(name, cidr) +
    element(`${name}State`, scalar('state', 'associated'))
  );
}
