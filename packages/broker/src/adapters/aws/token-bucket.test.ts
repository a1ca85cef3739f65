import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-bucket.ts';

describe('TokenBuckets', () => {
  it('lets a full bucket through at once and then as fast as it refills', () => {
    let now = 0;
    const buckets = new TokenBuckets(() => now);
    const take = () => buckets.take('us-east-1', 'RevokeSecurityGroupIngress');

    const burst = Array.from({ length: 60 }, take).filter(Boolean).length;
    now = 1000;
    const afterASecond = Array.from({ length: 60 }, take).filter(Boolean).length;

    expect(burst).toBe(50);
    expect(afterASecond).toBe(5);
  });

  it('keeps a bucket for each region and action', () => {
    const buckets = new TokenBuckets(() => 0);
    for (let i = 0; i < 50; i += 1) buckets.take('us-east-1', 'RevokeSecurityGroupIngress');

    expect(buckets.take('us-east-1', 'RevokeSecurityGroupIngress')).toBe(false);
    expect(buckets.take('eu-west-1', 'RevokeSecurityGroupIngress')).toBe(true);
    expect(buckets.take('us-east-1', 'AuthorizeSecurityGroupIngress')).toBe(true);
  });
});
