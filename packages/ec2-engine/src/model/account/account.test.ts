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

describe('DescribeManagedPrefixLists', () => {
  it('finds the list for EC2 Instance Connect by name, as rules name it', () => {
    const body = account.done('DescribeManagedPrefixLists', {
      Filter: [{ Name: 'prefix-list-name', Value: ['com.amazonaws.us-east-1.ec2-instance-connect'] }],
    });

    expect(text(body, 'prefixListId')).toBe('pl-0e4bcff02b13bef1e');
    expect(text(body, 'ownerId')).toBe('AWS');
    expect(body).not.toContain('maxEntries');
  });

  it('shows entries page by page', () => {
    const page = (more: object) =>
      account.done('GetManagedPrefixListEntries', { PrefixListId: 'pl-63a5400a', MaxResults: 2, ...more });
    const first = page({});
    const second = page({ NextToken: text(first, 'nextToken') });
    const third = page({ NextToken: text(second, 'nextToken') });

    expect(new Set([first, second, third].flatMap((body) => texts(body, 'cidr'))).size).toBe(5);
    expect(account.call('GetManagedPrefixListEntries', { PrefixListId: 'pl-0123456789abcdef0' }).error?.code).toBe(
      'InvalidPrefixListID.NotFound',
    );
  });
});

describe('GetCallerIdentity', () => {
  it('says who calls', () => {
    expect(text(account.done('GetCallerIdentity'), 'Arn')).toBe('arn:aws:iam::000000000000:user/local-ec2');
  });
});
