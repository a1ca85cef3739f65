import { beforeEach, describe, expect, it } from 'vitest';

import { TestAccount, text, texts } from '../../../test/support/test-account.ts';

let account: TestAccount;
let vpcId: string;
let subnetId: string;

beforeEach(() => {
  account = new TestAccount();
  vpcId = text(account.done('CreateVpc', { CidrBlock: '10.1.0.0/16', AmazonProvidedIpv6CidrBlock: true }), 'vpcId');
  const subnet = { VpcId: vpcId, CidrBlock: '10.1.0.0/24', Ipv6CidrBlock: '2600:1f18::/64' };
  subnetId = text(account.done('CreateSubnet', subnet), 'subnetId');
});

const create = (parameters = {}) =>
  text(account.done('CreateNetworkInterface', { SubnetId: subnetId, ...parameters }), 'networkInterfaceId');
const addressesOf = (id: string) =>
  texts(account.done('DescribeNetworkInterfaces', { NetworkInterfaceId: [id] }), 'ipv6Address');

describe('IPv6 addresses of an interface', () => {
  it('are the lowest free ones of its subnet', () => {
    const first = create({ Ipv6AddressCount: 2 });
    const second = create({ Ipv6AddressCount: 1 });

    expect([addressesOf(first), addressesOf(second)]).toEqual([['2600:1f18::4', '2600:1f18::5'], ['2600:1f18::6']]);
  });

  it('come and go', () => {
    const id = create();
    account.done('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: ['2600:1F18:0::A'] });
    const body = account.done('AssignIpv6Addresses', { NetworkInterfaceId: id, Ipv6AddressCount: 1 });
    expect(body).toContain('<assignedIpv6Addresses><item>2600:1f18::4</item></assignedIpv6Addresses>');
    expect(addressesOf(id)).toEqual(['2600:1f18::a', '2600:1f18::4']);

    account.done('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: ['2600:1f18::a'] });
    expect(addressesOf(id)).toEqual(['2600:1f18::4']);
  });

  it.each([
    { wanted: { Ipv6Addresses: ['2600:1f18:0:1::4'] }, code: 'InvalidParameterValue' },
    { wanted: { Ipv6Addresses: ['10.1.0.9'] }, code: 'InvalidParameterValue' },
    { wanted: { Ipv6Addresses: ['2600:1f18::4'] }, code: 'PrivateIpAddress.InUse' },
    { wanted: { Ipv6AddressCount: 51 }, code: 'InvalidParameterValue' },
    { wanted: { Ipv6AddressCount: -1 }, code: 'InvalidParameterValue' },
    { wanted: { Ipv6AddressCount: 1, Ipv6Addresses: ['2600:1f18::9'] }, code: 'InvalidParameterCombination' },
    { wanted: {}, code: 'MissingParameter' },
  ])('are refused with $code when $wanted is wanted', ({ wanted, code }) => {
    create({ Ipv6AddressCount: 1 });

    const { error } = account.call('AssignIpv6Addresses', { NetworkInterfaceId: create(), ...wanted });

    expect(error?.code).toBe(code);
  });

  it('are not to be had in a subnet without a range, nor taken from who does not have them', () => {
    const ipv4 = account.createSubnet(vpcId, '10.1.1.0/24');
    const id = create();

    expect(account.call('CreateNetworkInterface', { SubnetId: ipv4, Ipv6AddressCount: 1 }).error?.code).toBe(
      'InvalidParameterValue',
    );
    expect(
      account.call('UnassignIpv6Addresses', { NetworkInterfaceId: id, Ipv6Addresses: ['2600:1f18::4'] }).error?.code,
    ).toBe('InvalidParameterValue');
  });
});

describe('the IPv6 range of a subnet', () => {
  it.each([
    { range: '2600:1f18::/64', code: 'InvalidSubnet.Conflict' },
    { range: '2600:1f18::/60', code: 'InvalidSubnet.Range' },
    { range: '2001:db8::/64', code: 'InvalidSubnet.Range' },
    { range: '10.1.1.0/24', code: 'InvalidParameterValue' },
  ])('is refused with $code when it is $range', ({ range, code }) => {
    const subnet = { VpcId: vpcId, CidrBlock: '10.1.1.0/24', Ipv6CidrBlock: range };

    expect(account.call('CreateSubnet', subnet).error?.code).toBe(code);
  });

  it('is shown with its subnet', () => {
    const described = account.done('DescribeSubnets', { SubnetId: [subnetId] });

    expect(texts(described, 'ipv6CidrBlock')).toEqual(['2600:1f18::/64']);
  });
});
