import { describe, expect, it } from 'vitest';

import { Throttle } from './throttle.ts';

function throttled() {
  let milliseconds = 0;
  const throttle = new Throttle(() => new Date(milliseconds));
  /** How many of so many calls at once are admitted. */
  const burst = (count: number, action: string, ...names: readonly string[]) =>
    Array.from({ length: count }, () => throttle.admits(action, names)).filter(Boolean).length;
  const wait = (seconds: number) => {
    milliseconds += seconds * 1000;
  };
  return { burst, wait };
}

describe('Throttle', () => {
  it.each([
    ['AuthorizeSecurityGroupIngress', [], 50, 5],
    ['RevokeSecurityGroupIngress', [], 50, 5],
    ['AuthorizeSecurityGroupEgress', [], 50, 5],
    ['ModifySecurityGroupRules', [], 50, 5],
    ['CreateSecurityGroup', [], 50, 5],
    ['DescribeSecurityGroups', [], 50, 10],
    ['DescribeSecurityGroups', ['Filter.1.Name'], 100, 20],
    ['DescribeSecurityGroups', ['MaxResults'], 100, 20],
    ['DescribeSecurityGroupRules', [], 100, 20],
    ['CreateTags', [], 100, 10],
    ['DescribeStaleSecurityGroups', [], 20, 5],
  ])('admits %s with %j as EC2 documents it: %i at once, then %i a second', (action, names, capacity, refill) => {
    const { burst, wait } = throttled();

    expect(burst(200, action, ...names)).toBe(capacity);
    wait(1);
    expect(burst(200, action, ...names)).toBe(refill);
    wait(1000);
    expect(burst(200, action, ...names)).toBe(capacity);
  });

  it('counts each action apart', () => {
    const { burst } = throttled();
    burst(50, 'AuthorizeSecurityGroupIngress');

    expect(burst(60, 'RevokeSecurityGroupIngress')).toBe(50);
  });

  it('gives nothing for a clock that goes back', () => {
    const { burst, wait } = throttled();
    burst(50, 'CreateVpc');

    wait(-3600);

    expect(burst(1, 'CreateVpc')).toBe(0);
  });
});
