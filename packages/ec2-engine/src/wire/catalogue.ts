import type { Operation } from './operation.ts';
import { RULE_OPERATIONS } from './operations/rule-operations.ts';
import { SECURITY_GROUP_OPERATIONS } from './operations/security-group-operations.ts';

/** Every action that Local EC2 knows, by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [...SECURITY_GROUP_OPERATIONS, ...RULE_OPERATIONS].map((operation) => [operation.action, operation]),
);
