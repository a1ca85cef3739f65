import type { TaggedRule } from './decide-sweep.ts';

/** What a sweep needs of EC2, in one region. */
export interface RuleGateway {
  readonly region: string;
  /** Every rule of every group. @throws `aws.…` */
  listRules(): Promise<readonly TaggedRule[]>;
  /** Those of the rules that are still there. @throws `aws.…` */
  readAgain(groupId: string, ruleIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Removes rules of one group and direction, all or none. @throws `aws.…` */
  revoke(groupId: string, direction: TaggedRule['direction'], ruleIds: readonly string[]): Promise<void>;
}
