export { draftOf, planFileOf } from './lock-down-file.ts';
export { lockDownPlanSchema, lockDownRequestSchema, targetHealthSchema } from './lock-down-plan.ts';
export type { LockDownPlanFile } from './lock-down-plan.ts';
export { keptRuleSchema, lockDownRecordSchema } from './lock-down-record.ts';
export type { KeptRule, LockDownRecord } from './lock-down-record.ts';
