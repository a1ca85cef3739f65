import { ec2Error, exclusiveParameters } from '../model/ec2-error.ts';
import type { LaunchRequest } from '../model/instance/launch-request.ts';
import { optional, readTagSpecifications } from './common-parameters.ts';
import type { ParameterReader } from './parameter-reader.ts';

/** What EC2 knows of a launch that has nothing to do with security groups. */
const WITHOUT_MEANING_HERE = [
  'AdditionalInfo',
  'BlockDeviceMapping',
  'CapacityReservationSpecification',
  'CpuOptions',
  'CreditSpecification',
  'DisableApiStop',
  'DisableApiTermination',
  'EbsOptimized',
  'EnclaveOptions',
  'HibernationOptions',
  'IamInstanceProfile',
  'InstanceInitiatedShutdownBehavior',
  'KernelId',
  'MaintenanceOptions',
  'MetadataOptions',
  'Monitoring',
  'NetworkPerformanceOptions',
  'PrivateDnsNameOptions',
  'RamdiskId',
  'UserData',
] as const;

const DEFAULT_INSTANCE_TYPE = 'm1.small';

/**
 * Reads RunInstances. Groups, subnet and addresses stand either beside everything else or in one network interface.
 */
export function readLaunchRequest(reader: ParameterReader): LaunchRequest {
  reader.ignore(...WITHOUT_MEANING_HERE);
  const tags = readTagSpecifications(reader, ['instance', 'network-interface', 'volume']);
  const placement = reader.structure('Placement');
  placement?.ignore('Tenancy', 'GroupName', 'Affinity', 'HostId', 'PartitionNumber');

  return {
    ...optional('imageId', reader.text('ImageId')),
    instanceType: reader.text('InstanceType') ?? DEFAULT_INSTANCE_TYPE,
    ...optional('keyName', reader.text('KeyName')),
    atLeast: reader.requiredInteger('MinCount'),
    atMost: reader.requiredInteger('MaxCount'),
    ...optional('zone', placement?.text('AvailabilityZone')),
    ...readNetwork(reader),
    ...optional('clientToken', reader.text('ClientToken')),
    instanceTags: tags.get('instance') ?? [],
    interfaceTags: tags.get('network-interface') ?? [],
  };
}

type Network = Pick<LaunchRequest, 'subnetId' | 'groupIds' | 'groupNames' | 'privateAddress' | 'hasPublicAddress'>;

function readNetwork(reader: ParameterReader): Network {
  const beside: Network = {
    ...optional('subnetId', reader.text('SubnetId')),
    ...optional('privateAddress', reader.text('PrivateIpAddress')),
    groupIds: reader.texts('SecurityGroupId'),
    groupNames: reader.texts('SecurityGroup'),
  };
  const [inside, ...more] = reader.list('NetworkInterface', readInterface);
  if (inside === undefined) return beside;
  if (more.length > 0) {
    reader.refuse(ec2Error('InvalidParameterCombination', 'Local EC2 launches instances with one network interface.'));
  }
  if (beside.groupIds.length + beside.groupNames.length > 0 || beside.subnetId !== undefined) {
    reader.refuse(exclusiveParameters('networkInterface', 'subnetId or securityGroupId'));
  }
  return inside;
}

function readInterface(reader: ParameterReader): Network {
  reader.ignore('DeviceIndex', 'DeleteOnTermination', 'Description', 'InterfaceType', 'NetworkCardIndex');
  return {
    ...optional('subnetId', reader.text('SubnetId')),
    ...optional('privateAddress', reader.text('PrivateIpAddress')),
    ...optional('hasPublicAddress', reader.flag('AssociatePublicIpAddress')),
    groupIds: reader.texts('SecurityGroupId'),
    groupNames: [],
  };
}
