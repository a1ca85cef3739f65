import { isClassic } from '../model/classic/classic-network.ts';
import { INSTANCE_STATE_CODES } from '../model/instance/instance-description.ts';
import type { InstanceDescription, InstanceState, Reservation } from '../model/instance/instance-description.ts';
import { tagSet } from './common-elements.ts';
import { groupSet, instanceInterfaceElement, privateDnsName } from './interface-elements.ts';
import type { Owner } from './operation.ts';
import { element, list, scalar } from './xml.ts';

/** Instances that were launched together, as EC2 shows them. */
export function reservationElement({ reservationId, instances }: Reservation, owner: Owner): string {
  return (
    scalar('reservationId', reservationId) +
    scalar('ownerId', owner.accountId) +
    list('groupSet', [], () => '') +
    list('instancesSet', instances, (description) => instanceElement(description, owner))
  );
}

/** A state by name and number. */
export function stateElement(name: string, state: InstanceState): string {
  return element(name, scalar('code', INSTANCE_STATE_CODES[state]) + scalar('name', state));
}

function instanceElement(description: InstanceDescription, owner: Owner): string {
  const { instance, state, availabilityZone, interfaces } = description;
  const isGone = state === 'terminated';
  return (
    scalar('instanceId', instance.id) +
    scalar('imageId', instance.imageId) +
    stateElement('instanceState', state) +
    (isGone ? '<privateDnsName/><dnsName/>' : networkElements(description, owner)) +
    scalar('keyName', instance.keyName) +
    scalar('amiLaunchIndex', instance.launchIndex) +
    list('productCodes', [], () => '') +
    scalar('instanceType', instance.instanceType) +
    scalar('launchTime', instance.launchedAt) +
    element('placement', scalar('availabilityZone', availabilityZone) + '<groupName/>' + scalar('tenancy', 'default')) +
    element('monitoring', scalar('state', 'disabled')) +
    groupSet(interfaces[0]?.groups ?? []) +
    scalar('sourceDestCheck', interfaces[0]?.entry.hasSourceDestCheck) +
    scalar('architecture', 'x86_64') +
    scalar('rootDeviceType', 'ebs') +
    scalar('rootDeviceName', '/dev/xvda') +
    list('blockDeviceMapping', [], () => '') +
    scalar('virtualizationType', 'hvm') +
    scalar('hypervisor', 'xen') +
    scalar('clientToken', instance.clientToken ?? '') +
    list('networkInterfaceSet', isClassic(instance.vpcId) ? [] : interfaces, (entry) =>
      instanceInterfaceElement(entry, owner),
    ) +
    tagSet(instance.tags)
  );
}

function networkElements({ instance, interfaces }: InstanceDescription, owner: Owner): string {
  const publicAddress = interfaces[0]?.entry.publicAddress;
  return (
    scalar('privateDnsName', privateDnsName(instance.privateAddress, owner)) +
    scalar(
      'dnsName',
      publicAddress === undefined ? '' : `ec2-${publicAddress.replaceAll('.', '-')}.compute-1.amazonaws.com`,
    ) +
    (isClassic(instance.vpcId) ? '' : scalar('subnetId', instance.subnetId) + scalar('vpcId', instance.vpcId)) +
    scalar('privateIpAddress', instance.privateAddress) +
    scalar('ipAddress', publicAddress)
  );
}
