import type { Attachment, NetworkInterface } from '../model/entity.ts';
import { hardwareAddressFor } from '../model/instance/public-address.ts';
import { interfaceStatus } from '../model/interface/describe-network-interfaces.ts';
import type { HeldGroup, InterfaceDescription } from '../model/interface/interface-groups.ts';
import { tagSet } from './common-elements.ts';
import type { Owner } from './operation.ts';
import { element, list, scalar } from './xml.ts';

/** One interface as DescribeNetworkInterfaces shows it. */
export function networkInterfaceElement({ entry, groups }: InterfaceDescription, owner: Owner): string {
  return (
    sharedElements({ entry, groups }, owner) +
    scalar('requesterId', entry.requesterId) +
    scalar('requesterManaged', entry.requesterId !== undefined) +
    (entry.attachment === undefined
      ? ''
      : element(
          'attachment',
          attachmentElements(entry.attachment) +
            scalar('instanceId', entry.attachment.instanceId) +
            scalar('instanceOwnerId', owner.accountId),
        )) +
    tagSet(entry.tags)
  );
}

/** One interface as it stands inside its instance, where it has neither tags nor the instance's id. */
export function instanceInterfaceElement(description: InterfaceDescription, owner: Owner): string {
  const { attachment } = description.entry;
  return (
    sharedElements(description, owner) +
    (attachment === undefined ? '' : element('attachment', attachmentElements(attachment)))
  );
}

/** The groups of an interface or an instance. */
export function groupSet(groups: readonly HeldGroup[]): string {
  return list('groupSet', groups, ({ id, name }) => scalar('groupId', id) + scalar('groupName', name));
}

/** `ip-10-0-1-4.ec2.internal`, as EC2 names private addresses. */
export function privateDnsName(address: string, { region }: Owner): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}

function sharedElements({ entry, groups }: InterfaceDescription, owner: Owner): string {
  return (
    scalar('networkInterfaceId', entry.id) +
    scalar('subnetId', entry.subnetId) +
    scalar('vpcId', entry.vpcId) +
    scalar('description', entry.description) +
    scalar('ownerId', owner.accountId) +
    scalar('status', interfaceStatus(entry)) +
    scalar('interfaceType', entry.interfaceType) +
    scalar('macAddress', hardwareAddressFor(entry.id)) +
    scalar('privateIpAddress', entry.privateAddress) +
    scalar('privateDnsName', privateDnsName(entry.privateAddress, owner)) +
    scalar('sourceDestCheck', entry.hasSourceDestCheck) +
    groupSet(groups) +
    association(entry) +
    list(
      'privateIpAddressesSet',
      [entry.privateAddress],
      (address) =>
        scalar('privateIpAddress', address) +
        scalar('privateDnsName', privateDnsName(address, owner)) +
        scalar('primary', true) +
        association(entry),
    ) +
    list('ipv6AddressesSet', entry.ipv6Addresses ?? [], (address) => scalar('ipv6Address', address))
  );
}

function association({ publicAddress }: NetworkInterface): string {
  if (publicAddress === undefined) return '';
  return element('association', scalar('publicIp', publicAddress) + scalar('ipOwnerId', 'amazon'));
}

function attachmentElements(attachment: Attachment): string {
  return (
    scalar('attachmentId', attachment.id) +
    scalar('deviceIndex', attachment.deviceIndex) +
    scalar('status', 'attached') +
    scalar('attachTime', attachment.attachedAt) +
    scalar('deleteOnTermination', attachment.isDeletedOnTermination)
  );
}
