import { describe, expect, it } from 'vitest';

import { CLASSIC_ELB_VERSION, ELB_VERSION, TestAccount } from '../../test/support/test-account.ts';
import type { ApiVersion } from '../../test/support/test-account.ts';
import { threeTierSeed } from '../seed/three-tier-seed.ts';
import { findOperation, OPERATIONS } from './catalogue.ts';
import { BALANCER_OPERATIONS } from './operations/balancer-operations.ts';
import { CLASSIC_BALANCER_OPERATIONS } from './operations/classic-balancer-operations.ts';
import { TARGET_OPERATIONS } from './operations/target-operations.ts';

const CALLS: readonly (readonly [action: string, version: ApiVersion])[] = [
  ...[...OPERATIONS.keys()].map((action) => [action, '2016-11-15'] as const),
  ...CLASSIC_BALANCER_OPERATIONS.map(({ action }) => [action, CLASSIC_ELB_VERSION] as const),
  ...[...BALANCER_OPERATIONS, ...TARGET_OPERATIONS].map(({ action }) => [action, ELB_VERSION] as const),
];

/** Parameters that many actions have, and values that none of them can mean. */
const NAMES = ['GroupId', 'VpcId', 'SubnetId', 'InstanceId', 'PrefixListId', 'LoadBalancerName', 'TargetGroupArn'];
const GARBAGE = ['', '*', '__proto__', '-1', '999999999999999', '%', '<a>', '\u0000', 'sg-', '😀', 'a'.repeat(5000)];

describe('findOperation', () => {
  it('tells actions of the same name apart by their version', () => {
    const serviceOf = (version: string) => findOperation('DescribeTags', version)?.service;

    expect(['2016-11-15', CLASSIC_ELB_VERSION, ELB_VERSION].map(serviceOf)).toEqual(['ec2', 'elb', 'elbv2']);
  });

  it('knows an old version of EC2 that has the date of one of load balancing', () => {
    expect(findOperation('DescribeSecurityGroups', CLASSIC_ELB_VERSION)?.service).toBe('ec2');
    expect(findOperation('DescribeTargetHealth', CLASSIC_ELB_VERSION)).toBeUndefined();
  });
});

describe.each(CALLS)('%s of %s', (action, version) => {
  it('answers garbage with an error of its own, or with what there is, and never fails itself', () => {
    const account = new TestAccount(threeTierSeed);

    expect(() => account.call(action, {}, version)).not.toThrow();
    for (const name of NAMES.flatMap((scalar) => [scalar, `${scalar}.1`, `${scalar}s.member.1`])) {
      for (const value of GARBAGE) {
        const { body, error } = account.call(action, { [name]: value }, version);
        expect(error?.status ?? body).not.toBe(500);
      }
    }
  });
});
