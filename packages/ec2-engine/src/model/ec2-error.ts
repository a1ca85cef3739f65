/** Every error code that Local EC2 gives by itself, with the HTTP status it comes with. */
const STATUS_OF_CODE = {
  AccessDenied: 403,
  AuthFailure: 401,
  CannotDelete: 400,
  DefaultVpcAlreadyExists: 400,
  DependencyViolation: 400,
  DryRunOperation: 412,
  DuplicateListener: 400,
  DuplicateLoadBalancerName: 400,
  DuplicateTagKeys: 400,
  DuplicateTargetGroupName: 400,
  FilterLimitExceeded: 400,
  IncompleteSignature: 400,
  IncorrectState: 400,
  InsufficientFreeAddressesInSubnet: 400,
  InternalError: 500,
  InvalidAction: 400,
  InvalidAuthorizationMessageException: 400,
  InvalidClientTokenId: 403,
  InvalidConfigurationRequest: 400,
  'InvalidGroup.Duplicate': 400,
  'InvalidGroup.InUse': 400,
  'InvalidGroup.NotFound': 400,
  'InvalidGroupId.Malformed': 400,
  InvalidID: 400,
  InvalidInstance: 400,
  'InvalidInstanceConnectEndpointId.Malformed': 400,
  'InvalidInstanceConnectEndpointId.NotFound': 400,
  'InvalidInstanceID.Malformed': 400,
  'InvalidInstanceID.NotFound': 400,
  InvalidInstanceID: 400,
  'InvalidNetworkInterfaceID.NotFound': 400,
  InvalidNextToken: 400,
  InvalidParameterCombination: 400,
  InvalidParameterValue: 400,
  'InvalidPermission.Duplicate': 400,
  'InvalidPermission.Malformed': 400,
  'InvalidPermission.NotFound': 400,
  'InvalidPrefixListId.Malformed': 400,
  'InvalidPrefixListID.NotFound': 400,
  InvalidPrefixListModification: 400,
  InvalidQueryParameter: 400,
  InvalidScheme: 400,
  InvalidSecurityGroup: 400,
  'InvalidSecurityGroupRuleId.Malformed': 400,
  'InvalidSecurityGroupRuleId.NotFound': 400,
  InvalidStateTransition: 400,
  'InvalidSubnet.Conflict': 400,
  'InvalidSubnet.Range': 400,
  InvalidSubnet: 400,
  'InvalidSubnetID.NotFound': 400,
  InvalidTarget: 400,
  'InvalidVpc.Range': 400,
  'InvalidVpcID.NotFound': 400,
  'InvalidVpcPeeringConnectionId.Malformed': 400,
  'InvalidVpcPeeringConnectionID.NotFound': 400,
  ListenerNotFound: 400,
  LoadBalancerNotFound: 400,
  MalformedQueryString: 400,
  MethodNotAllowed: 405,
  MissingAction: 400,
  MissingAuthenticationToken: 403,
  MissingParameter: 400,
  NoSuchVersion: 400,
  PrefixListLimitExceeded: 400,
  PrefixListMaxEntriesExceeded: 400,
  PrefixListVersionMismatch: 400,
  'PrivateIpAddress.InUse': 400,
  RequestEntityTooLarge: 413,
  RequestExpired: 400,
  RequestLimitExceeded: 503,
  ResourceInUse: 400,
  ResourceLimitExceeded: 400,
  RulesPerSecurityGroupLimitExceeded: 400,
  SecurityGroupLimitExceeded: 400,
  SecurityGroupsPerInterfaceLimitExceeded: 400,
  SignatureDoesNotMatch: 403,
  SubnetNotFound: 400,
  TagLimitExceeded: 400,
  TargetGroupAssociationLimit: 400,
  TargetGroupNotFound: 400,
  TooManyTags: 400,
  UnauthorizedOperation: 403,
  UnknownParameter: 400,
  UnsupportedProtocol: 400,
  ValidationError: 400,
  VPCIdNotSpecified: 400,
} as const;

/** A code that Local EC2 gives by itself. */
export type Ec2ErrorCode = keyof typeof STATUS_OF_CODE;

/** An answer that says no, in EC2's words. `code` is wider than {@link Ec2ErrorCode} because tests may inject others. */
export interface Ec2Error {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** The error with `code`, at the HTTP status that belongs to it. */
export function ec2Error(code: Ec2ErrorCode, message: string): Ec2Error {
  return { code, status: STATUS_OF_CODE[code], message };
}

/** A required parameter is not there. `name` is EC2's own spelling with a small first letter. */
export function missingParameter(name: string): Ec2Error {
  return ec2Error('MissingParameter', `The request must contain the parameter ${name}`);
}

/** Two parameters exclude each other. */
export function exclusiveParameters(name: string, other: string): Ec2Error {
  return ec2Error(
    'InvalidParameterCombination',
    `The parameter '${name}' may not be used in combination with '${other}'`,
  );
}

/** A parameter has a value that EC2 does not take, with the reason it gives. */
export function invalidValue(value: string, parameter: string, reason: string): Ec2Error {
  return ec2Error('InvalidParameterValue', `Value (${value}) for parameter ${parameter} is invalid. ${reason}`);
}
