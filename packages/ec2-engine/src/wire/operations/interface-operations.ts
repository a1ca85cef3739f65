import { assignIpv6Addresses, unassignIpv6Addresses } from '../../model/interface/assign-ipv6-addresses.ts';
import { createNetworkInterface } from '../../model/interface/create-network-interface.ts';
import { deleteNetworkInterface } from '../../model/interface/delete-network-interface.ts';
import { describeNetworkInterfaces } from '../../model/interface/describe-network-interfaces.ts';
import { modifyNetworkInterface } from '../../model/interface/modify-network-interface.ts';
import { pageElement } from '../common-elements.ts';
import { optional, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { networkInterfaceElement } from '../interface-elements.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { element, escapeXml, list, scalar } from '../xml.ts';

/** The actions on network interfaces. */
export const INTERFACE_OPERATIONS: readonly Operation[] = [
  operation('CreateNetworkInterface', {
    decode: (reader) => {
      reader.ignore('ClientToken');
      return {
        subnetId: reader.requiredText('SubnetId'),
        description: reader.text('Description') ?? '',
        interfaceType: reader.text('InterfaceType') ?? 'interface',
        ...optional('privateAddress', reader.text('PrivateIpAddress')),
        ipv6: {
          count: reader.integer('Ipv6AddressCount') ?? 0,
          addresses: reader.list('Ipv6Addresses', (item) => item.requiredText('Ipv6Address')),
        },
        groupIds: reader.texts('SecurityGroupId'),
        tags: readTagSpecifications(reader, ['network-interface']).get('network-interface') ?? [],
      };
    },
    decide: createNetworkInterface,
    encode: (entry, owner) => element('networkInterface', networkInterfaceElement(entry, owner)),
  }),
  operation('DescribeNetworkInterfaces', {
    decode: (reader) => {
      reader.ignore('IncludeManagedResources');
      return readSelection(reader, 'NetworkInterfaceId');
    },
    decide: describeNetworkInterfaces,
    encode: (page, owner) => pageElement('networkInterfaceSet', page, (entry) => networkInterfaceElement(entry, owner)),
  }),
  operation('ModifyNetworkInterfaceAttribute', {
    decode: (reader) => ({
      interfaceId: reader.requiredText('NetworkInterfaceId'),
      groupIds: reader.texts('SecurityGroupId'),
      ...optional('description', reader.structure('Description')?.text('Value')),
      ...optional('hasSourceDestCheck', reader.structure('SourceDestCheck')?.flag('Value')),
    }),
    decide: modifyNetworkInterface,
    encode: returnTrue,
  }),
  operation('AssignIpv6Addresses', {
    decode: (reader) => ({
      interfaceId: reader.requiredText('NetworkInterfaceId'),
      count: reader.integer('Ipv6AddressCount') ?? 0,
      addresses: reader.texts('Ipv6Addresses'),
    }),
    decide: assignIpv6Addresses,
    encode: ({ interfaceId, addresses }) =>
      scalar('networkInterfaceId', interfaceId) + addressSet('assignedIpv6Addresses', addresses),
  }),
  operation('UnassignIpv6Addresses', {
    decode: (reader) => ({
      interfaceId: reader.requiredText('NetworkInterfaceId'),
      addresses: reader.texts('Ipv6Addresses'),
    }),
    decide: unassignIpv6Addresses,
    encode: ({ interfaceId, addresses }) =>
      scalar('networkInterfaceId', interfaceId) + addressSet('unassignedIpv6Addresses', addresses),
  }),
  operation('DeleteNetworkInterface', {
    decode: (reader) => ({ interfaceId: reader.requiredText('NetworkInterfaceId') }),
    decide: deleteNetworkInterface,
    encode: returnTrue,
  }),
];

/** A list of plain addresses. */
function addressSet(name: string, addresses: readonly string[]): string {
  return list(name, addresses, escapeXml);
}
