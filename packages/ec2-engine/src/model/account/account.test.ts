import { describe, expect, it } from 'vitest';

import { TestAccount, text, texts } from '../../../test/support/test-account.ts';

const account = new TestAccount();

describe('DescribeRegions', () => {
  it('lists Regions, all or those that are named', () => {
    expect(texts(account.done('DescribeRegions'), 'regionName')).toContain('eu-central-1');
    expect(texts(account.done('DescribeRegions', { RegionName: ['us-east-1'] }), 'regionEndpoint')).toEqual([
      'ec2.us-east-1.amazonaws.com',
    ]);
    expect(account.call('DescribeRegions', { RegionName: ['mars-1'] }).error).toMatchObject({
      code: 'InvalidParameterValue',
      message: 'Invalid Region: [mars-1]',
    });
  });
});

describe('DescribeAvailabilityZones', () => {
  it('lists three zones of the Region with their ids', () => {
    const body = account.done('DescribeAvailabilityZones');

    expect(texts(body, 'zoneName')).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    expect(texts(body, 'zoneId')).toEqual(['use1-az1', 'use1-az2', 'use1-az3']);
  });
});

describe('GetCallerIdentity', () => {
  it('says who calls', () => {
    expect(text(account.done('GetCallerIdentity'), 'Arn')).toBe('arn:aws:iam::000000000000:user/local-ec2');
  });
});
