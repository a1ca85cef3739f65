/** Calls within what AWS allows: one bucket for each account, region and API. */
export interface CallBuckets {
  /** Takes a token; `false` when there is none, and the call must wait. */
  take(region: string, action: string): boolean;
}

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

/** Token buckets of one account. `nowMs` is a clock that never goes back. */
export class TokenBuckets implements CallBuckets {
  readonly #nowMs: () => number;
  readonly #buckets = new Map<string, { tokens: number; filledAtMs: number }>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  take(region: string, action: string): boolean {
    const size = SIZES[action] ?? OTHER;
    const key = `${region} ${action}`;
    const now = this.#nowMs();
    const bucket = this.#buckets.get(key) ?? { tokens: size.capacity, filledAtMs: now };

    const refilled = bucket.tokens + ((now - bucket.filledAtMs) / 1000) * size.refillPerSecond;
    const tokens = Math.min(size.capacity, refilled);
    this.#buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, filledAtMs: now });
    return tokens >= 1;
  }
}
