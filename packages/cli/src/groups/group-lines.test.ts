import { expect, it } from 'vitest';
import { groupLines } from './group-lines.ts';
import { groupView } from './group-view.ts';

it('prints groups as the EC2 API tools did', () => {
  const group = groupView({
    GroupId: 'sg-1',
    GroupName: 'default',
    Description: 'default group',
    OwnerId: '598916040194',
    VpcId: 'vpc-1',
    IpPermissions: [
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1', GroupName: 'default', UserId: '598916040194' }] },
      {
        IpProtocol: 'tcp',
        FromPort: 22,
        ToPort: 22,
        IpRanges: [{ CidrIp: '203.0.113.7/32' }, { CidrIp: '0.0.0.0/0' }],
      },
      { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
    ],
    IpPermissionsEgress: [{ IpProtocol: '50', PrefixListIds: [{ PrefixListId: 'pl-1' }] }],
  });

  expect(groupLines([group]).replaceAll('\t', ' ').split('\n')).toEqual([
    'GROUP sg-1 598916040194 default default group vpc-1',
    'PERMISSION 598916040194 default ALLOWS all FROM USER 598916040194 NAME default ID sg-1 ingress',
    'PERMISSION 598916040194 default ALLOWS tcp 22 22 FROM CIDR 203.0.113.7/32 ingress',
    'PERMISSION 598916040194 default ALLOWS tcp 22 22 FROM CIDR 0.0.0.0/0 ingress',
    'PERMISSION 598916040194 default ALLOWS icmp 8 -1 FROM CIDR ::/0 ingress',
    'PERMISSION 598916040194 default ALLOWS 50 TO PREFIX_LIST pl-1 egress',
  ]);
});

it('terminal injection: a tab or an escape in a description makes no field and no line of its own', () => {
  const group = groupView({ GroupId: 'sg-1', GroupName: 'a', Description: 'x\ty\nPERMISSION\u001b[2J', OwnerId: '1' });

  expect(groupLines([group])).toBe('GROUP\tsg-1\t1\ta\tx\ufffdy\ufffdPERMISSION\ufffd[2J');
});
