interface BucketSize {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/**
 * The documented sizes for the calls that the worker makes.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
const SIZES: Readonly<Record<string, BucketSize>> = {
  AuthorizeSecurityGroupIngress: { capacity: 50, refillPerSecond: 5 },
  RevokeSecurityGroupIngress: { capacity: 50, refillPerSecond: 5 },
  UpdateSecurityGroupRuleDescriptionsIngress: { capacity: 50, refillPerSecond: 5 },
  DescribeSecurityGroupRules: { capacity: 100, refillPerSecond: 20 },
  DescribeSecurityGroups: { capacity: 50, refillPerSecond: 10 },
};

const OTHER: BucketSize = { capacity: 50, refillPerSecond: 5 };

/** Who wants to call. What people wait for comes first: looking around leaves half of every bucket to it. */
export type CallPriority = 'reconcile' | 'look-around';

const RESERVED_SHARE: Readonly<Record<CallPriority, number>> = { reconcile: 0, 'look-around': 0.5 };

/** Which bucket a call comes out of. */
export interface CallPlace {
  /** Whose calls AWS counts together. */
  readonly account: string;
  readonly region: string;
  readonly action: string;
}

/** Calls within what AWS allows: one bucket for each account, region and API. `nowMs` is a clock that never goes back. */
export class TokenBuckets {
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, { tokens: number; filledAtMs: number }>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Takes a token; `false` when there is none for this priority, and the call must wait. */
  take({ account, region, action }: CallPlace, priority: CallPriority): boolean {
    const size = SIZES[action] ?? OTHER;
    const key = `${account} ${region} ${action}`;
    const now = this.#nowMs();
    const bucket = this.#buckets.get(key) ?? { tokens: size.capacity, filledAtMs: now };
    const refilled = bucket.tokens + ((now - bucket.filledAtMs) / 1000) * size.refillPerSecond;
    const tokens = Math.min(size.capacity, refilled);
    const isThere = tokens >= 1 + size.capacity * RESERVED_SHARE[priority];
    this.#buckets.set(key, { tokens: isThere ? tokens - 1 : tokens, filledAtMs: now });
    return isThere;
  }
}
