import { describe, expect, it } from 'vitest';
import { TokenBuckets } from './token-bucket.ts';

const REVOKE = { account: '111122223333', region: 'us-east-1', action: 'RevokeSecurityGroupIngress' };

describe('TokenBuckets', () => {
  it('lets a full bucket through at once and then as fast as it refills', () => {
    let now = 0;
    const buckets = new TokenBuckets(() => now);
    const take = () => buckets.take(REVOKE, 'reconcile');

    const burst = Array.from({ length: 60 }, take).filter(Boolean).length;
    now = 1000;
    const afterASecond = Array.from({ length: 60 }, take).filter(Boolean).length;

    expect(burst).toBe(50);
    expect(afterASecond).toBe(5);
  });

  it('keeps a bucket for each account, region and action', () => {
    const buckets = new TokenBuckets(() => 0);
    for (let i = 0; i < 50; i += 1) buckets.take(REVOKE, 'reconcile');

    expect(buckets.take(REVOKE, 'reconcile')).toBe(false);
    expect(buckets.take({ ...REVOKE, account: '444455556666' }, 'reconcile')).toBe(true);
    expect(buckets.take({ ...REVOKE, region: 'eu-west-1' }, 'reconcile')).toBe(true);
    expect(buckets.take({ ...REVOKE, action: 'AuthorizeSecurityGroupIngress' }, 'reconcile')).toBe(true);
  });

  it('leaves half of a bucket to opening and closing, however much is looked around', () => {
    const buckets = new TokenBuckets(() => 0);
    const taken = (priority: 'reconcile' | 'look-around') =>
      Array.from({ length: 60 }, () => buckets.take(REVOKE, priority)).filter(Boolean).length;

    expect(taken('look-around')).toBe(25);
    expect(taken('reconcile')).toBe(25);
  });
});
