/** What the bench and the process of Local EC2 tell each other. */
export type EngineOrder = { readonly kind: 'count-calls' };

export type EngineReport =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'calls'; readonly byAction: ReadonlyMap<string, number> }
  | { readonly kind: 'changes'; readonly changes: readonly RuleChange[] };

/** An ingress rule came or went, with the moment at which that was on disk and true for every reader. */
export interface RuleChange {
  readonly kind: 'came' | 'went';
  readonly ruleId: string;
  /** Of the monotonic clock. */
  readonly at: bigint;
  /** Of the wall clock, to be held against the ends of leases. */
  readonly atMs: number;
  readonly groupId: string;
  readonly cidr: string;
  readonly description: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}
