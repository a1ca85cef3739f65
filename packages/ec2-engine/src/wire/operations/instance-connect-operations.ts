import { ec2Error } from '../../model/ec2-error.ts';
import { createInstanceConnectEndpoint } from '../../model/instance-connect/create-instance-connect-endpoint.ts';
import { deleteInstanceConnectEndpoint } from '../../model/instance-connect/delete-instance-connect-endpoint.ts';
import { describeInstanceConnectEndpoints } from '../../model/instance-connect/describe-instance-connect-endpoints.ts';
import type { EndpointDescription } from '../../model/instance-connect/endpoint-description.ts';
import { modifyInstanceConnectEndpoint } from '../../model/instance-connect/modify-instance-connect-endpoint.ts';
import { findAvailabilityZone } from '../../model/vpc/availability-zones.ts';
import { ec2Arn, pageElement, tagSet } from '../common-elements.ts';
import { optional, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation, Owner } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { element, list, scalar } from '../xml.ts';

const TAGGED = 'instance-connect-endpoint';

/** The actions on EC2 Instance Connect Endpoints. */
export const INSTANCE_CONNECT_OPERATIONS: readonly Operation[] = [
  operation('CreateInstanceConnectEndpoint', {
    decode: (reader) => {
      readAddressType(reader);
      return {
        subnetId: reader.requiredText('SubnetId'),
        groupIds: reader.texts('SecurityGroupId'),
        preservesClientIp: reader.flag('PreserveClientIp') ?? false,
        ...optional('clientToken', reader.text('ClientToken')),
        tags: readTagSpecifications(reader, [TAGGED]).get(TAGGED) ?? [],
      };
    },
    decide: createInstanceConnectEndpoint,
    encode: (description, owner) =>
      endpoint(description, owner) + scalar('clientToken', description.endpoint.clientToken),
  }),
  operation('DescribeInstanceConnectEndpoints', {
    decode: (reader) => readSelection(reader, 'InstanceConnectEndpointId'),
    decide: describeInstanceConnectEndpoints,
    encode: (page, owner) =>
      pageElement('instanceConnectEndpointSet', page, (description) => endpointElements(description, owner)),
  }),
  operation('ModifyInstanceConnectEndpoint', {
    decode: (reader) => {
      readAddressType(reader);
      return {
        endpointId: reader.requiredText('InstanceConnectEndpointId'),
        groupIds: reader.texts('SecurityGroupId'),
        ...optional('preservesClientIp', reader.flag('PreserveClientIp')),
      };
    },
    decide: modifyInstanceConnectEndpoint,
    encode: returnTrue,
  }),
  operation('DeleteInstanceConnectEndpoint', {
    decode: (reader) => ({ endpointId: reader.requiredText('InstanceConnectEndpointId') }),
    decide: deleteInstanceConnectEndpoint,
    encode: endpoint,
  }),
];

/** Interfaces here have IPv4 addresses alone, and so have endpoints. */
function readAddressType(reader: ParameterReader): void {
  const type = reader.text('IpAddressType') ?? 'ipv4';
  if (type === 'ipv4') return;
  reader.refuse(
    ec2Error(
      'InvalidParameterValue',
      `Value (${type}) for parameter ipAddressType is invalid. Subnets here have IPv4 only.`,
    ),
  );
}

function endpoint(description: EndpointDescription, owner: Owner): string {
  return element('instanceConnectEndpoint', endpointElements(description, owner));
}

function endpointElements(description: EndpointDescription, owner: Owner): string {
  const { id, vpcId, subnetId, groupIds, preservesClientIp, createdAt, tags } = description.endpoint;
  const domain = `${owner.region}.amazonaws.com`;
  const dnsName = `${id}.${id.slice(-8)}.ec2-instance-connect-endpoint.${domain}`;
  return (
    scalar('ownerId', owner.accountId) +
    scalar('instanceConnectEndpointId', id) +
    scalar('instanceConnectEndpointArn', ec2Arn(owner, TAGGED, id)) +
    scalar('state', description.state) +
    scalar('stateMessage', '') +
    scalar('dnsName', dnsName) +
    list('networkInterfaceIdSet', description.interfaceIds, idText) +
    scalar('vpcId', vpcId) +
    scalar('availabilityZone', description.availabilityZone) +
    scalar('availabilityZoneId', findAvailabilityZone(owner.region, description.availabilityZone)?.id) +
    scalar('createdAt', createdAt) +
    scalar('subnetId', subnetId) +
    scalar('preserveClientIp', preservesClientIp) +
    list('securityGroupIdSet', groupIds, idText) +
    tagSet(tags) +
    scalar('ipAddressType', 'ipv4')
  );
}

/** Ids need no escaping: they are letters, digits and hyphens. */
function idText(id: string): string {
  return id;
}
