import { describe, expect, it } from 'vitest';

import { DEFAULT_VPC_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const DAY = 24 * 60 * 60_000;

function withNetworks() {
  const account = new TestAccount();
  const otherVpcId = account.createVpc('10.0.0.0/16');
  const ask = (more: Parameters = {}) =>
    account.done('CreateVpcPeeringConnection', { VpcId: DEFAULT_VPC_ID, PeerVpcId: otherVpcId, ...more });
  const connect = () => {
    const VpcPeeringConnectionId = text(ask(), 'vpcPeeringConnectionId');
    account.done('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    return VpcPeeringConnectionId;
  };
  const status = (VpcPeeringConnectionId: string) =>
    text(account.done('DescribeVpcPeeringConnections', { VpcPeeringConnectionId: [VpcPeeringConnectionId] }), 'code');
  return { account, otherVpcId, ask, connect, status };
}

/** A group `web` in one network with a rule that names the group `far` of the other. */
function withReference() {
  const networks = withNetworks();
  const { account, otherVpcId } = networks;
  const connectionId = networks.connect();
  const web = account.createGroup('web');
  const far = account.createGroup('far', otherVpcId);
  const permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Groups: [{ GroupId: far }] };
  account.done('AuthorizeSecurityGroupIngress', { GroupId: web, IpPermissions: [permission] });
  const end = () => account.done('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: connectionId });
  const stale = () => account.done('DescribeStaleSecurityGroups', { VpcId: DEFAULT_VPC_ID });
  return { ...networks, connectionId, web, far, permission, end, stale };
}

describe('a peering connection', () => {
  it('is asked for, and open once it is accepted', () => {
    const { account, ask, status } = withNetworks();
    const asked = ask({
      TagSpecification: [{ ResourceType: 'vpc-peering-connection', Tag: [{ Key: 'a', Value: 'b' }] }],
    });
    const VpcPeeringConnectionId = text(asked, 'vpcPeeringConnectionId');

    expect(asked).toContain('<code>pending-acceptance</code><message>Pending Acceptance by 000000000000</message>');
    expect(asked).toContain('<key>a</key>');
    account.done('AcceptVpcPeeringConnection', { VpcPeeringConnectionId });
    expect(status(VpcPeeringConnectionId)).toBe('active');
    expect(account.call('RejectVpcPeeringConnection', { VpcPeeringConnectionId }).error?.code).toBe(
      'InvalidStateTransition',
    );
  });

  it('is there once for two networks, whichever asks', () => {
    const { account, otherVpcId, connect } = withNetworks();
    const id = connect();

    const again = account.done('CreateVpcPeeringConnection', { VpcId: otherVpcId, PeerVpcId: DEFAULT_VPC_ID });

    expect(text(again, 'vpcPeeringConnectionId')).toBe(id);
  });

  it('expires after a week when nobody accepts it', () => {
    const { account, ask, status } = withNetworks();
    const id = text(ask(), 'vpcPeeringConnectionId');

    account.now = new Date(account.now.getTime() + 7 * DAY);

    expect(status(id)).toBe('expired');
    expect(account.call('AcceptVpcPeeringConnection', { VpcPeeringConnectionId: id }).error?.code).toBe(
      'InvalidStateTransition',
    );
  });

  it.each([
    ['a network that is not there', { PeerVpcId: 'vpc-0123456789abcdef0' }],
    ['a network of another account', { PeerOwnerId: '111122223333' }],
    ['a network of another Region', { PeerRegion: 'eu-central-1' }],
  ])('fails for %s', (_what, more) => {
    expect(withNetworks().ask(more)).toContain(
      '<code>failed</code><message>Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range</message>',
    );
  });

  it('fails for networks that share addresses', () => {
    const { account, otherVpcId } = withNetworks();

    const asked = account.done('CreateVpcPeeringConnection', {
      VpcId: otherVpcId,
      PeerVpcId: account.createVpc('10.0.128.0/20'),
    });

    expect(text(asked, 'code')).toBe('failed');
  });

  it('can be seen for two hours after its end', () => {
    const { account, connect, status } = withNetworks();
    const id = connect();
    account.done('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id });

    expect(status(id)).toBe('deleted');
    account.now = new Date(account.now.getTime() + 2 * 60 * 60_000);
    expect(account.call('DescribeVpcPeeringConnections', { VpcPeeringConnectionId: [id] }).error?.code).toBe(
      'InvalidVpcPeeringConnectionID.NotFound',
    );
  });

  it('keeps its networks from going while it is open', () => {
    const { account, otherVpcId, connect } = withNetworks();
    const id = connect();

    expect(account.call('DeleteVpc', { VpcId: otherVpcId }).error?.code).toBe('DependencyViolation');
    account.done('DeleteVpcPeeringConnection', { VpcPeeringConnectionId: id });
    expect(account.call('DeleteVpc', { VpcId: otherVpcId }).error).toBeUndefined();
  });
});

describe('a rule that names a group of a peered network', () => {
  it('is refused without a connection that is open', () => {
    const { account, otherVpcId, ask } = withNetworks();
    const far = account.createGroup('far', otherVpcId);
    ask();

    expect(
      account.call('AuthorizeSecurityGroupIngress', {
        GroupId: account.createGroup('web'),
        IpPermissions: [{ IpProtocol: '-1', Groups: [{ GroupId: far }] }],
      }).error,
    ).toMatchObject({
      code: 'InvalidGroup.NotFound',
      message: 'You have specified two resources that belong to different networks.',
    });
  });

  it('shows where the group is and how it is reached', () => {
    const { account, connectionId, web, otherVpcId } = withReference();
    const reached =
      `<vpcId>${otherVpcId}</vpcId><vpcPeeringConnectionId>${connectionId}</vpcPeeringConnectionId>` +
      '<peeringStatus>active</peeringStatus>';

    expect(account.done('DescribeSecurityGroups', { GroupId: [web] })).toContain(reached);
    expect(account.done('DescribeSecurityGroupRules', { Filter: [{ Name: 'group-id', Value: [web] }] })).toContain(
      reached,
    );
  });

  it('is told to whoever asks for references to the group', () => {
    const { account, connectionId, web, far } = withReference();

    expect(account.done('DescribeSecurityGroupReferences', { GroupId: [far] })).toBe(
      `<securityGroupReferenceSet><item><groupId>${far}</groupId><referencingVpcId>${DEFAULT_VPC_ID}</referencingVpcId>` +
        `<vpcPeeringConnectionId>${connectionId}</vpcPeeringConnectionId></item></securityGroupReferenceSet>`,
    );
    expect(account.done('DescribeSecurityGroupReferences', { GroupId: [web] })).toBe('<securityGroupReferenceSet/>');
  });

  it('is stale once the connection is gone, and can still be revoked', () => {
    const { account, connectionId, web, far, permission, end, stale } = withReference();
    expect(stale()).toBe('<staleSecurityGroupSet/>');

    end();

    expect(texts(stale(), 'groupName')).toEqual(['web']);
    expect(stale()).toContain('<staleIpPermissions><item><ipProtocol>tcp</ipProtocol>');
    expect(stale()).toContain(
      `<groupId>${far}</groupId><vpcId>${account.world.groups.get(far)!.vpcId}</vpcId>` +
        `<vpcPeeringConnectionId>${connectionId}</vpcPeeringConnectionId><peeringStatus>deleted</peeringStatus>`,
    );
    account.done('RevokeSecurityGroupIngress', { GroupId: web, IpPermissions: [permission] });
    expect(stale()).toBe('<staleSecurityGroupSet/>');
  });

  it('does not keep the group from going, and is stale then', () => {
    const { account, far, stale } = withReference();

    account.done('DeleteSecurityGroup', { GroupId: far });

    expect(texts(stale(), 'peeringStatus')).toEqual(['active']);
    expect(stale()).toContain('<staleIpPermissionsEgress/>');
  });

  it('keeps its connection when its description changes', () => {
    const { account, web, permission } = withReference();

    account.done('UpdateSecurityGroupRuleDescriptionsIngress', {
      GroupId: web,
      IpPermissions: [{ ...permission, Groups: [{ ...permission.Groups[0]!, Description: 'from afar' }] }],
    });

    const described = account.done('DescribeSecurityGroups', { GroupId: [web] });
    expect([texts(described, 'peeringStatus'), texts(described, 'description')]).toEqual([['active'], ['from afar']]);
  });
});

describe('DescribeStaleSecurityGroups', () => {
  it('asks for a network that is there, and pages from 5 to 255', () => {
    const { account } = withNetworks();

    expect(account.call('DescribeStaleSecurityGroups', { VpcId: 'vpc-0123456789abcdef0' }).error?.code).toBe(
      'InvalidVpcID.NotFound',
    );
    expect(account.call('DescribeStaleSecurityGroups', { VpcId: DEFAULT_VPC_ID, MaxResults: 256 }).error?.code).toBe(
      'InvalidParameterValue',
    );
  });
});
