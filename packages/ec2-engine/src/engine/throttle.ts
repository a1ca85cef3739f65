/** How often an action may be called: a full bucket at once, and then as often as it is refilled. */
export interface BucketSize {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

const READING: BucketSize = { capacity: 100, refillPerSecond: 20 };
const READING_EVERYTHING: BucketSize = { capacity: 50, refillPerSecond: 10 };
const CHANGING: BucketSize = { capacity: 50, refillPerSecond: 5 };
const TAGGING: BucketSize = { capacity: 100, refillPerSecond: 10 };
const LOOKING_FOR_REFERENCES: BucketSize = { capacity: 20, refillPerSecond: 5 };

const OWN_SIZES: ReadonlyMap<string, BucketSize> = new Map([
  ['CreateTags', TAGGING],
  ['DeleteTags', TAGGING],
  ['DescribeStaleSecurityGroups', LOOKING_FOR_REFERENCES],
  ['DescribeSecurityGroupReferences', LOOKING_FOR_REFERENCES],
]);

const READS = /^(?:Describe|Get)/;
const NARROWS = /^(?:Filter\.|MaxResults$|NextToken$)/;

/**
 * The token buckets that EC2 documents for an account in a Region: one for each action, and a smaller one for
 * DescribeSecurityGroups without filter and page, which costs EC2 more.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/throttling.html
 */
export class Throttle {
  readonly #now: () => Date;
  readonly #buckets = new Map<string, { tokens: number; filledAt: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Takes a token for a call, and tells whether there was one. */
  admits(action: string, parameterNames: Iterable<string>): boolean {
    const { name, size } = bucketOf(action, parameterNames);
    const now = this.#now().getTime();
    const bucket = this.#buckets.get(name) ?? { tokens: size.capacity, filledAt: now };
    const seconds = Math.max(0, now - bucket.filledAt) / 1000;
    const tokens = Math.min(size.capacity, bucket.tokens + seconds * size.refillPerSecond);
    const isAdmitted = tokens >= 1;
    this.#buckets.set(name, { tokens: isAdmitted ? tokens - 1 : tokens, filledAt: now });
    return isAdmitted;
  }
}

function bucketOf(
  action: string,
  parameterNames: Iterable<string>,
): { readonly name: string; readonly size: BucketSize } {
  if (action === 'DescribeSecurityGroups' && ![...parameterNames].some((name) => NARROWS.test(name))) {
    return { name: `${action} of all`, size: READING_EVERYTHING };
  }
  return { name: action, size: OWN_SIZES.get(action) ?? (READS.test(action) ? READING : CHANGING) };
}
