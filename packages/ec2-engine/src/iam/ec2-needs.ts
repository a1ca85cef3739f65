/** What an action of EC2 needs leave for, by the parameters that name it. */
export interface Ec2Needs {
  /** Parameters whose values are ids of resources, or names of groups. */
  readonly about?: readonly string[];
  /** Types of the resources that the call makes. */
  readonly makes?: readonly string[];
  /** Types of the resources that the call makes, for which leave is needed only when it tags them. */
  readonly makesTagged?: readonly string[];
}

const GROUP: Ec2Needs = { about: ['GroupId', 'GroupName'] };
const AUTHORIZE: Ec2Needs = { ...GROUP, makesTagged: ['security-group-rule'] };
const PREFIX_LIST: Ec2Needs = { about: ['PrefixListId'] };
const PEERING: Ec2Needs = { about: ['VpcPeeringConnectionId'] };

/** The parameters that name groups of the default network by their names. */
export const GROUP_NAME_PARAMETERS: readonly string[] = ['GroupName', 'SecurityGroup'];

/**
 * The actions that are about resources. Any other, above all what describes, is about none, and can only be allowed
 * for `*`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const EC2_NEEDS: ReadonlyMap<string, Ec2Needs> = new Map<string, Ec2Needs>([
  ['AuthorizeSecurityGroupIngress', AUTHORIZE],
  ['AuthorizeSecurityGroupEgress', AUTHORIZE],
  ['RevokeSecurityGroupIngress', GROUP],
  ['RevokeSecurityGroupEgress', GROUP],
  ['UpdateSecurityGroupRuleDescriptionsIngress', GROUP],
  ['UpdateSecurityGroupRuleDescriptionsEgress', GROUP],
  ['DeleteSecurityGroup', GROUP],
  [
    'ModifySecurityGroupRules',
    {
      about: [
        'GroupId',
        'SecurityGroupRule.*.SecurityGroupRuleId',
        'SecurityGroupRule.*.SecurityGroupRule.PrefixListId',
      ],
    },
  ],
  ['CreateSecurityGroup', { about: ['VpcId'], makes: ['security-group'] }],
  ['CreateTags', { about: ['ResourceId'] }],
  ['DeleteTags', { about: ['ResourceId'] }],
  ['CreateManagedPrefixList', { makes: ['prefix-list'] }],
  ['ModifyManagedPrefixList', PREFIX_LIST],
  ['RestoreManagedPrefixListVersion', PREFIX_LIST],
  ['DeleteManagedPrefixList', PREFIX_LIST],
  ['GetManagedPrefixListEntries', PREFIX_LIST],
  ['GetManagedPrefixListAssociations', PREFIX_LIST],
  ['CreateVpc', { makes: ['vpc'] }],
  ['DeleteVpc', { about: ['VpcId'] }],
  ['CreateSubnet', { about: ['VpcId'], makes: ['subnet'] }],
  ['DeleteSubnet', { about: ['SubnetId'] }],
  ['CreateVpcPeeringConnection', { about: ['VpcId'], makes: ['vpc-peering-connection'] }],
  ['AcceptVpcPeeringConnection', PEERING],
  ['RejectVpcPeeringConnection', PEERING],
  ['DeleteVpcPeeringConnection', PEERING],
  ['CreateNetworkInterface', { about: ['SubnetId', 'SecurityGroupId'], makes: ['network-interface'] }],
  ['ModifyNetworkInterfaceAttribute', { about: ['NetworkInterfaceId', 'SecurityGroupId'] }],
  ['AssignIpv6Addresses', { about: ['NetworkInterfaceId'] }],
  ['UnassignIpv6Addresses', { about: ['NetworkInterfaceId'] }],
  ['DeleteNetworkInterface', { about: ['NetworkInterfaceId'] }],
  [
    'RunInstances',
    {
      about: [
        'ImageId',
        'SubnetId',
        'SecurityGroupId',
        'SecurityGroup',
        'NetworkInterface.*.SubnetId',
        'NetworkInterface.*.SecurityGroupId',
      ],
      makes: ['instance', 'network-interface'],
    },
  ],
  ['TerminateInstances', { about: ['InstanceId'] }],
  ['ModifyInstanceAttribute', { about: ['InstanceId', 'GroupId'] }],
  ['CreateInstanceConnectEndpoint', { about: ['SubnetId', 'SecurityGroupId'], makes: ['instance-connect-endpoint'] }],
  ['ModifyInstanceConnectEndpoint', { about: ['InstanceConnectEndpointId', 'SecurityGroupId'] }],
  ['DeleteInstanceConnectEndpoint', { about: ['InstanceConnectEndpointId'] }],
]);
