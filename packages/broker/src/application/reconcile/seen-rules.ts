import { ruleKey } from '@gatelease/security-groups';
import type { OwnedOrForeignRule } from './ownership.ts';

/** What a read showed, to be looked up rule by rule: a full group is asked for each of its leases. */
export class SeenRules {
  readonly #byKey = new Map<string, OwnedOrForeignRule>();
  readonly #byId = new Map<string, OwnedOrForeignRule>();

  constructor(rules: readonly OwnedOrForeignRule[]) {
    for (const entry of rules) {
      const key = ruleKey(entry.rule);
      if (!this.#byKey.has(key)) this.#byKey.set(key, entry);
      this.#byId.set(entry.ruleId, entry);
    }
  }

  withKey(key: string): OwnedOrForeignRule | undefined {
    return this.#byKey.get(key);
  }

  withId(ruleId: string): OwnedOrForeignRule | undefined {
    return this.#byId.get(ruleId);
  }
}
