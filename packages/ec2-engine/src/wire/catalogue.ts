import type { Operation } from './operation.ts';
import { serviceOfVersion } from './service.ts';
import { ACCOUNT_OPERATIONS } from './operations/account-operations.ts';
import { BALANCER_OPERATIONS } from './operations/balancer-operations.ts';
import { CLASSIC_BALANCER_OPERATIONS } from './operations/classic-balancer-operations.ts';
import { INSTANCE_CONNECT_OPERATIONS } from './operations/instance-connect-operations.ts';
import { INSTANCE_OPERATIONS } from './operations/instance-operations.ts';
import { INTERFACE_OPERATIONS } from './operations/interface-operations.ts';
import { PEERING_OPERATIONS } from './operations/peering-operations.ts';
import { PREFIX_LIST_OPERATIONS } from './operations/prefix-list-operations.ts';
import { RULE_OPERATIONS } from './operations/rule-operations.ts';
import { SECURITY_GROUP_OPERATIONS } from './operations/security-group-operations.ts';
import { TAG_OPERATIONS } from './operations/tag-operations.ts';
import { TARGET_OPERATIONS } from './operations/target-operations.ts';
import { VPC_OPERATIONS } from './operations/vpc-operations.ts';

const EC2_AND_STS: readonly Operation[] = [
  ...SECURITY_GROUP_OPERATIONS,
  ...RULE_OPERATIONS,
  ...TAG_OPERATIONS,
  ...VPC_OPERATIONS,
  ...INTERFACE_OPERATIONS,
  ...INSTANCE_OPERATIONS,
  ...PEERING_OPERATIONS,
  ...INSTANCE_CONNECT_OPERATIONS,
  ...PREFIX_LIST_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
];

const byAction = (operations: readonly Operation[]): ReadonlyMap<string, Operation> =>
  new Map(operations.map((operation) => [operation.action, operation]));

/** Every action of EC2 and STS that Local EC2 knows, by name: the two share none. */
export const OPERATIONS = byAction(EC2_AND_STS);

const BALANCING_OPERATIONS: Readonly<Record<'elb' | 'elbv2', ReadonlyMap<string, Operation>>> = {
  elb: byAction(CLASSIC_BALANCER_OPERATIONS),
  elbv2: byAction([...BALANCER_OPERATIONS, ...TARGET_OPERATIONS]),
};

/**
 * The operation that a call means. The two generations of load balancing have actions of the same names, and so has
 * EC2: the version tells them apart. EC2 had a version of the same date, so what load balancing does not know is EC2's.
 */
export function findOperation(action: string, version: string | undefined): Operation | undefined {
  const service = serviceOfVersion(version);
  const balancing = service === 'elb' || service === 'elbv2' ? BALANCING_OPERATIONS[service].get(action) : undefined;
  return balancing ?? OPERATIONS.get(action);
}
