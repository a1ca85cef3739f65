/** What one credential is used for: all that the least policy depends on. */
export interface PolicyNeeds {
  /** Of rules that this installation makes; the policy lets it tag no others. */
  readonly installationId: string;
  /** `null` while it is not known: the policy then says any account, which is its own. */
  readonly accountId: string | null;
  /** Where it is used. */
  readonly regions: readonly string[];
  readonly groups: readonly PlacedId[];
  readonly prefixLists: readonly PlacedId[];
  /** Explanations read the network around the groups. */
  readonly explains: boolean;
  /** Explanations and lock-downs look at load balancers. */
  readonly loadBalancers: boolean;
}

/** The id of a thing in EC2, and its region. */
export interface PlacedId {
  readonly region: string;
  readonly id: string;
}

/** A statement of a policy, with what it is for. */
export interface ExplainedStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition: PolicyCondition | null;
  /** Why it is there. */
  readonly why: string;
  /** What breaks without it. */
  readonly without: string;
}

/** Operator, key, values. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
