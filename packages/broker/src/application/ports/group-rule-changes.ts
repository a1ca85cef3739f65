import type { Rule } from '@gatelease/security-groups';
import type { KeptGroupRule } from '../../domain/lock-down.ts';
import type { GroupLocation } from './security-group-gateway.ts';

/**
 * Changes rules of both directions one by one, also foreign ones: for lock-downs alone, and for the worker alone.
 *
 * @throws GatewayError, and nothing else.
 */
export interface GroupRuleChanges {
  /** All rules of the group with everything that is needed to make them again. */
  readKept(location: GroupLocation): Promise<readonly KeptGroupRule[]>;
  /** Makes the rule; nothing when it is there already. */
  ensure(location: GroupLocation, rule: NewKeptRule): Promise<void>;
  /** Takes the rule away; nothing when it is gone already. */
  remove(location: GroupLocation, rule: Pick<KeptGroupRule, 'ruleId' | 'rule'>): Promise<void>;
}

/** A rule with its description and tags. */
export interface NewKeptRule {
  readonly rule: Rule;
  readonly description: string | null;
  readonly tags: Readonly<Record<string, string>>;
}
