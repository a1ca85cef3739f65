import { createSubnet } from '../../model/vpc/create-subnet.ts';
import { createDefaultVpc, createVpc } from '../../model/vpc/create-vpc.ts';
import { deleteSubnet } from '../../model/vpc/delete-subnet.ts';
import { deleteVpc } from '../../model/vpc/delete-vpc.ts';
import { describeSubnets } from '../../model/vpc/describe-subnets.ts';
import { describeVpcs } from '../../model/vpc/describe-vpcs.ts';
import { pageElement } from '../common-elements.ts';
import { optional, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { subnetElement, vpcElement } from '../vpc-elements.ts';
import { element } from '../xml.ts';

/** The actions on networks and their parts. */
export const VPC_OPERATIONS: readonly Operation[] = [
  operation('CreateVpc', {
    decode: (reader) => {
      reader.ignore('InstanceTenancy');
      return {
        ...optional('cidr', reader.text('CidrBlock')),
        hasIpv6: reader.flag('AmazonProvidedIpv6CidrBlock') === true,
        tags: readTagSpecifications(reader, ['vpc']).get('vpc') ?? [],
      };
    },
    decide: createVpc,
    encode: (vpc, owner) => element('vpc', vpcElement(vpc, owner)),
  }),
  operation('CreateDefaultVpc', {
    decode: () => undefined,
    decide: createDefaultVpc,
    encode: (vpc, owner) => element('vpc', vpcElement(vpc, owner)),
  }),
  operation('DescribeVpcs', {
    decode: (reader) => readSelection(reader, 'VpcId'),
    decide: describeVpcs,
    encode: (page, owner) => pageElement('vpcSet', page, (vpc) => vpcElement(vpc, owner)),
  }),
  operation('DeleteVpc', {
    decode: (reader) => ({ vpcId: reader.requiredText('VpcId') }),
    decide: deleteVpc,
    encode: returnTrue,
  }),
  operation('CreateSubnet', {
    decode: (reader) => ({
      vpcId: reader.requiredText('VpcId'),
      ...optional('cidr', reader.text('CidrBlock')),
      ...optional('ipv6Cidr', reader.text('Ipv6CidrBlock')),
      ...optional('zone', reader.text('AvailabilityZone') ?? reader.text('AvailabilityZoneId')),
      tags: readTagSpecifications(reader, ['subnet']).get('subnet') ?? [],
    }),
    decide: createSubnet,
    encode: (subnet, owner) => element('subnet', subnetElement(subnet, owner)),
  }),
  operation('DescribeSubnets', {
    decode: (reader) => readSelection(reader, 'SubnetId'),
    decide: describeSubnets,
    encode: (page, owner) => pageElement('subnetSet', page, (subnet) => subnetElement(subnet, owner)),
  }),
  operation('DeleteSubnet', {
    decode: (reader) => ({ subnetId: reader.requiredText('SubnetId') }),
    decide: deleteSubnet,
    encode: returnTrue,
  }),
];
