import { describe, expect, it } from 'vitest';
import { permissionOf } from './permission-options.ts';
import type { PermissionOptions } from './permission-options.ts';

const options = (given: Partial<PermissionOptions>): PermissionOptions => ({ protocol: 'tcp', ...given });
const ids = (name: string) => `sg-of-${name}`;
const HOME = ['203.0.113.7/32'];

describe('permissionOf', () => {
  it.each([
    { name: 'a port', given: { portRange: '22' }, traffic: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22 } },
    { name: 'a range', given: { portRange: '20-23' }, traffic: { IpProtocol: 'tcp', FromPort: 20, ToPort: 23 } },
    {
      name: 'UDP',
      given: { protocol: 'UDP', portRange: '53' },
      traffic: { IpProtocol: 'udp', FromPort: 53, ToPort: 53 },
    },
    { name: 'all ICMP', given: { protocol: 'icmp' }, traffic: { IpProtocol: 'icmp', FromPort: -1, ToPort: -1 } },
    {
      name: 'a ping',
      given: { protocol: 'icmp', icmpTypeCode: '8:0' },
      traffic: { IpProtocol: 'icmp', FromPort: 8, ToPort: 0 },
    },
    { name: 'everything', given: { protocol: 'all' }, traffic: { IpProtocol: '-1' } },
    { name: 'a numbered protocol', given: { protocol: '50' }, traffic: { IpProtocol: '50' } },
  ])('reads $name', ({ given, traffic }) => {
    expect(permissionOf(options({ ...given, sourceSubnet: HOME }), ids)).toEqual({
      ...traffic,
      IpRanges: [{ CidrIp: '203.0.113.7/32' }],
    });
  });

  it('reads peers of every kind, each with the description', () => {
    const Description = 'for a while';
    const given = options({
      portRange: '22',
      sourceSubnet: ['203.0.113.9/24', '2001:DB8::/32'],
      sourceGroup: ['app'],
      prefixList: ['pl-0123456789abcdef0'],
      description: Description,
    });

    expect(permissionOf(given, ids)).toMatchObject({
      IpRanges: [{ CidrIp: '203.0.113.0/24', Description }],
      Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32', Description }],
      UserIdGroupPairs: [{ GroupId: 'sg-of-app', Description }],
      PrefixListIds: [{ PrefixListId: 'pl-0123456789abcdef0', Description }],
    });
  });

  it.each([
    { given: { portRange: '22' }, says: 'It is not said for whom' },
    { given: { sourceSubnet: HOME }, says: 'Both ends of the port range' },
    { given: { portRange: '22', sourceSubnet: ['203.0.113.7'] }, says: 'A prefix length after the address' },
    { given: { portRange: '22', sourceSubnet: ['sg-0123456789abcdef0'] }, says: 'for groups take -o' },
    { given: { portRange: 'ssh', sourceSubnet: HOME }, says: '-p is "ssh": it should be a port or a range' },
    { given: { portRange: '23-20', sourceSubnet: HOME }, says: 'The lower port first' },
    { given: { portRange: '70000', sourceSubnet: HOME }, says: 'A port from 0 to 65535' },
    { given: { icmpTypeCode: '8:0', sourceSubnet: HOME }, says: '-t is for ICMP' },
    { given: { protocol: 'icmp', icmpTypeCode: '8', sourceSubnet: HOME }, says: '-t is "8": it should be type:code' },
    { given: { protocol: 'icmp', portRange: '22', sourceSubnet: HOME }, says: 'ICMP has no ports' },
    { given: { protocol: 'all', portRange: '22', sourceSubnet: HOME }, says: 'EC2 would let all of it through' },
    { given: { protocol: 'ssh', portRange: '22', sourceSubnet: HOME }, says: '-P is "ssh"' },
    { given: { portRange: '22', sourceSubnet: HOME, description: 'naïve' }, says: '--description is "naïve"' },
  ])('refuses $given and says what would be right', ({ given, says }) => {
    expect(() => permissionOf(options(given), ids)).toThrow(says);
  });
});
