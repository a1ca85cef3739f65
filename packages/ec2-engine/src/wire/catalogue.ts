import type { Operation } from './operation.ts';
import { ACCOUNT_OPERATIONS } from './operations/account-operations.ts';
import { INSTANCE_OPERATIONS } from './operations/instance-operations.ts';
import { INTERFACE_OPERATIONS } from './operations/interface-operations.ts';
import { PEERING_OPERATIONS } from './operations/peering-operations.ts';
import { PREFIX_LIST_OPERATIONS } from './operations/prefix-list-operations.ts';
import { RULE_OPERATIONS } from './operations/rule-operations.ts';
import { SECURITY_GROUP_OPERATIONS } from './operations/security-group-operations.ts';
import { TAG_OPERATIONS } from './operations/tag-operations.ts';
import { VPC_OPERATIONS } from './operations/vpc-operations.ts';

const ALL: readonly Operation[] = [
  ...SECURITY_GROUP_OPERATIONS,
  ...RULE_OPERATIONS,
  ...TAG_OPERATIONS,
  ...VPC_OPERATIONS,
  ...INTERFACE_OPERATIONS,
  ...INSTANCE_OPERATIONS,
  ...PEERING_OPERATIONS,
  ...PREFIX_LIST_OPERATIONS,
  ...ACCOUNT_OPERATIONS,
];

/** Every action that Local EC2 knows, by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  ALL.map((operation) => [operation.action, operation]),
);
