import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';
import { canConnect } from './reach.ts';

/** Two interfaces in one network, each with a group of its own that lets nothing in and nothing out. */
function twoInterfaces() {
  const account = new TestAccount();
  const vpcId = account.createVpc();
  const SubnetId = account.createSubnet(vpcId);
  const made = ['from', 'to'].map((name) => {
    const groupId = account.createGroup(name, vpcId);
    const everything = [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }];
    account.done('RevokeSecurityGroupEgress', { GroupId: groupId, IpPermissions: everything });
    const body = account.done('CreateNetworkInterface', { SubnetId, SecurityGroupId: [groupId] });
    return { groupId, id: text(body, 'networkInterfaceId'), address: text(body, 'privateIpAddress') };
  });
  const [from, to] = [made[0]!, made[1]!];
  const letOut = (permission: Parameters) =>
    account.done('AuthorizeSecurityGroupEgress', { GroupId: from.groupId, IpPermissions: [permission] });
  const letIn = (permission: Parameters) =>
    account.done('AuthorizeSecurityGroupIngress', { GroupId: to.groupId, IpPermissions: [permission] });
  const reaches = (port = 80) => {
    const { world, now } = account;
    return canConnect({ world, now }, world.interfaces.get(from.id)!, world.interfaces.get(to.id)!, port);
  };
  return { account, vpcId, from, to, letOut, letIn, reaches };
}

const byGroup = (GroupId: string) => ({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, Groups: [{ GroupId }] });

describe('canConnect', () => {
  it('needs a way out and a way in, for the very port', () => {
    const { from, to, letOut, letIn, reaches } = twoInterfaces();
    expect(reaches()).toBe(false);

    letOut(byGroup(to.groupId));
    expect(reaches()).toBe(false);

    letIn(tcp(80, `${from.address}/32`));
    expect([reaches(), reaches(81)]).toEqual([true, false]);
  });

  it('goes by prefix lists as they are at the moment', () => {
    const { account, from, letOut, letIn, reaches } = twoInterfaces();
    letOut(tcp(80, '0.0.0.0/0'));
    const PrefixListId = text(
      account.done('CreateManagedPrefixList', { PrefixListName: 'a', AddressFamily: 'IPv4', MaxEntries: 2 }),
      'prefixListId',
    );
    letIn({ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, PrefixListIds: [{ PrefixListId }] });
    account.now = new Date(account.now.getTime() + 1000);
    account.done('ModifyManagedPrefixList', { PrefixListId, AddEntry: [{ Cidr: `${from.address}/32` }] });
    expect(reaches()).toBe(false);

    account.now = new Date(account.now.getTime() + 1000);
    expect(reaches()).toBe(true);
  });

  it('lets nothing through a stale rule', () => {
    const { account, vpcId, letOut, letIn, reaches, from } = twoInterfaces();
    const otherVpcId = account.createVpc('10.9.0.0/16');
    const far = account.createGroup('far', otherVpcId);
    const asked = account.done('CreateVpcPeeringConnection', { VpcId: vpcId, PeerVpcId: otherVpcId });
    const VpcPeeringConnectionId = text(asked, 'vpcPeeringConnectionId');
    account.done('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    letOut(tcp(80, '0.0.0.0/0'));
    letIn(byGroup(far));
    account.done('DeleteVpcPeeringConnection', { VpcPeeringConnectionId });
    expect(reaches()).toBe(false);

    letIn(byGroup(from.groupId));
    expect(reaches()).toBe(true);
  });
});
