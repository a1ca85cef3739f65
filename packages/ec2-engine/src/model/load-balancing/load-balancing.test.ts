import { describe, expect, it } from 'vitest';

import {
  DEFAULT_GROUP_ID,
  ELB_VERSION,
  member,
  tcp,
  TestAccount,
  text,
  texts,
} from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';
import { threeTierSeed } from '../../seed/three-tier-seed.ts';

const PUBLIC = ['subnet-03330000000000001', 'subnet-03330000000000002'];
const WEB = 'sg-03eb03eb03eb03eb0';
const LOAD_BALANCER = 'sg-01b001b001b001b00';
const WEB_SERVER = 'i-03eb0000000000001';
const VPC = 'vpc-03330000000000001';

function lab() {
  const account = new TestAccount(threeTierSeed);
  const call = (action: string, parameters: Parameters = {}) => account.call(action, parameters, ELB_VERSION);
  const done = (action: string, parameters: Parameters = {}) => account.done(action, parameters, ELB_VERSION);
  const create = (more: Parameters = {}) =>
    done('CreateLoadBalancer', { Name: 'front', Subnets: member(...PUBLIC), ...more });
  /** A load balancer of this sort with a target group, a listener and one web server. */
  const stand = (more: { readonly balancer?: Parameters; readonly group?: Parameters } = {}) => {
    const isNetwork = more.balancer?.['Type'] === 'network';
    const LoadBalancerArn = text(create(more.balancer), 'LoadBalancerArn');
    const TargetGroupArn = text(
      done('CreateTargetGroup', {
        Name: 'web',
        Protocol: isNetwork ? 'TCP' : 'HTTP',
        Port: 80,
        VpcId: VPC,
        ...more.group,
      }),
      'TargetGroupArn',
    );
    done('CreateListener', {
      LoadBalancerArn,
      Protocol: isNetwork ? 'TCP' : 'HTTP',
      Port: 80,
      DefaultActions: member({ Type: 'forward', TargetGroupArn }),
    });
    done('RegisterTargets', { TargetGroupArn, Targets: member({ Id: WEB_SERVER }) });
    const health = () => {
      const body = done('DescribeTargetHealth', { TargetGroupArn });
      return [texts(body, 'State'), texts(body, 'Reason')].flat().join(' ');
    };
    return { LoadBalancerArn, TargetGroupArn, health };
  };
  /** Takes the rule away that lets everybody reach port 80 of the web servers. */
  const lockDown = () =>
    account.done('RevokeSecurityGroupIngress', { GroupId: WEB, IpPermissions: [tcp(80, '0.0.0.0/0')] });
  const letIn = (port: number, groupId = LOAD_BALANCER) =>
    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: WEB,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, Groups: [{ GroupId: groupId }] }],
    });
  return { account, call, done, create, stand, lockDown, letIn };
}

describe('an application load balancer', () => {
  it('has an interface with its groups in each subnet', () => {
    const { account, create } = lab();

    const made = create({ SecurityGroups: member(LOAD_BALANCER) });

    const arn = text(made, 'LoadBalancerArn');
    expect(arn).toMatch(/^arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer\/app\/front\/[0-9a-f]{16}$/);
    expect(text(made, 'DNSName')).toMatch(/^front-[0-9]{10}\.us-east-1\.elb\.amazonaws\.com$/);
    const interfaces = account.world.interfacesByServiceResource.all(arn);
    expect(interfaces.map(({ subnetId }) => subnetId)).toEqual(PUBLIC);
    expect(interfaces[0]).toMatchObject({
      requesterId: 'amazon-elb',
      description: `ELB ${arn.slice(arn.indexOf('/') + 1)}`,
      groupIds: [LOAD_BALANCER],
      publicAddress: expect.any(String),
    });
  });

  it('gets the group default when it names none, and is given again when it is asked for again', () => {
    const { account, create, call } = lab();
    const first = create();

    expect(text(create(), 'LoadBalancerArn')).toBe(text(first, 'LoadBalancerArn'));
    expect(first).toContain(`<SecurityGroups><member>${account.world.groupNamed(VPC, 'default')!.id}</member>`);
    expect(
      call('CreateLoadBalancer', { Name: 'front', Subnets: member(...PUBLIC), Scheme: 'internal' }).error?.code,
    ).toBe('DuplicateLoadBalancerName');
  });

  it.each([
    ['one subnet', { Subnets: member(PUBLIC[0]!) }, 'ValidationError'],
    ['a subnet that is not there', { Subnets: member('subnet-0123456789abcdef0') }, 'SubnetNotFound'],
    [
      'two subnets in one zone',
      { Subnets: member(PUBLIC[0]!, 'subnet-03330000000000003') },
      'InvalidConfigurationRequest',
    ],
    ['subnets of two networks', { Subnets: member(PUBLIC[0]!, 'subnet-0def0000000000002') }, 'InvalidSubnet'],
    ['a group of another network', { SecurityGroups: member(DEFAULT_GROUP_ID) }, 'InvalidSecurityGroup'],
    ['a group that is not there', { SecurityGroups: member('sg-0123456789abcdef0') }, 'InvalidSecurityGroup'],
    ['a name with a space', { Name: 'front door' }, 'ValidationError'],
    ['a name that begins with internal-', { Name: 'internal-front' }, 'ValidationError'],
    ['a scheme that there is not', { Scheme: 'public' }, 'InvalidScheme'],
    ['a parameter that there is not', { Nonsense: 'a' }, 'ValidationError'],
    ['a tag twice', { Tags: member({ Key: 'a', Value: '1' }, { Key: 'a', Value: '2' }) }, 'DuplicateTagKeys'],
  ])('is not made with %s', (_what, more, code) => {
    const { account, call } = lab();
    const before = account.world.interfaces.size;

    expect(call('CreateLoadBalancer', { Name: 'front', Subnets: member(...PUBLIC), ...more }).error?.code).toBe(code);
    expect(account.world.interfaces.size).toBe(before);
  });

  it('holds other groups when it is told to, on every interface', () => {
    const { account, done, create } = lab();
    const LoadBalancerArn = text(create(), 'LoadBalancerArn');

    done('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: member(LOAD_BALANCER) });

    expect(account.world.interfacesByServiceResource.all(LoadBalancerArn).map(({ groupIds }) => groupIds)).toEqual([
      [LOAD_BALANCER],
      [LOAD_BALANCER],
    ]);
  });

  it('keeps its groups from going until it goes', () => {
    const { account, done, create } = lab();
    const groupId = account.createGroup('front', VPC);
    const LoadBalancerArn = text(create({ SecurityGroups: member(groupId) }), 'LoadBalancerArn');

    expect(account.call('DeleteSecurityGroup', { GroupId: groupId }).error?.code).toBe('DependencyViolation');
    done('DeleteLoadBalancer', { LoadBalancerArn });
    expect(account.call('DeleteSecurityGroup', { GroupId: groupId }).error).toBeUndefined();
    expect(done('DeleteLoadBalancer', { LoadBalancerArn })).toBe('');
  });
});

describe('a network load balancer', () => {
  it('that was made without a group can never get one', () => {
    const { call, create, account } = lab();
    const made = create({ Type: 'network', Subnets: member(PUBLIC[0]!) });
    const LoadBalancerArn = text(made, 'LoadBalancerArn');

    expect(made).toContain('<SecurityGroups/>');
    expect(call('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: member(LOAD_BALANCER) }).error).toMatchObject({
      code: 'InvalidConfigurationRequest',
      message: expect.stringContaining('created without any'),
    });
    expect(account.world.loadBalancers.get(LoadBalancerArn)?.groupIds).toEqual([]);
  });

  it('that was made with one can get others, and keeps at least one', () => {
    const { call, done, create } = lab();
    const made = create({ Type: 'network', SecurityGroups: member(LOAD_BALANCER) });
    const LoadBalancerArn = text(made, 'LoadBalancerArn');

    expect(text(made, 'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic')).toBe('on');
    expect(done('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: member(WEB) })).toContain(WEB);
    expect(call('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: '' }).error?.code).toBe('ValidationError');
  });

  it('has a fixed public address in each zone', () => {
    expect(texts(lab().create({ Type: 'network' }), 'IpAddress')).toHaveLength(2);
  });
});

describe('the health of a target', () => {
  const withGroup = { balancer: { SecurityGroups: member(LOAD_BALANCER) } };

  it('follows the rules that let the load balancer reach it', () => {
    const { stand, lockDown, letIn } = lab();
    const { health } = stand(withGroup);
    expect(health()).toBe('healthy');

    lockDown();
    expect(health()).toBe('unhealthy Target.Timeout');

    letIn(80);
    expect(health()).toBe('healthy');
  });

  it('is found out on the port of the health check, not on that of the traffic', () => {
    const { stand, lockDown, letIn } = lab();
    const { health } = stand({ ...withGroup, group: { HealthCheckPort: '8081' } });
    lockDown();
    letIn(80);
    expect(health()).toBe('unhealthy Target.Timeout');

    letIn(8081);
    expect(health()).toBe('healthy');
  });

  it('depends on what the load balancer lets out, too', () => {
    const { account, stand } = lab();
    const { health } = stand(withGroup);
    const everything = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

    account.done('RevokeSecurityGroupEgress', { GroupId: LOAD_BALANCER, IpPermissions: [everything] });

    expect(health()).toBe('unhealthy Target.Timeout');
  });

  it('is judged by the private addresses of a network load balancer without groups', () => {
    const { account, stand, lockDown } = lab();
    const { health, LoadBalancerArn } = stand({ balancer: { Type: 'network' } });
    lockDown();
    expect(health()).toBe('unhealthy Target.FailedHealthChecks');

    for (const { privateAddress } of account.world.interfacesByServiceResource.all(LoadBalancerArn)) {
      account.done('AuthorizeSecurityGroupIngress', { GroupId: WEB, IpPermissions: [tcp(80, `${privateAddress}/32`)] });
    }
    expect(health()).toBe('healthy');
  });

  it('is unused without a listener, in a zone that is not enabled, or when it is not registered', () => {
    const { done, stand } = lab();
    const { TargetGroupArn, LoadBalancerArn } = stand(withGroup);
    const reason = (Id: string) =>
      text(done('DescribeTargetHealth', { TargetGroupArn, Targets: member({ Id }) }), 'Reason');

    expect(reason('i-0a990000000000001')).toBe('Target.NotRegistered');
    done('DeleteListener', { ListenerArn: text(done('DescribeListeners', { LoadBalancerArn }), 'ListenerArn') });
    expect(reason(WEB_SERVER)).toBe('Target.NotInUse');
  });

  it('is draining for five minutes after it is taken out', () => {
    const { account, done, stand } = lab();
    const { TargetGroupArn, health } = stand(withGroup);

    done('DeregisterTargets', { TargetGroupArn, Targets: member({ Id: WEB_SERVER }) });

    expect(health()).toBe('draining Target.DeregistrationInProgress');
    account.now = new Date(account.now.getTime() + 300_000);
    expect(health()).toBe('');
  });

  it('is unused once the instance is terminated', () => {
    const { account, stand } = lab();
    const { health } = stand(withGroup);

    account.done('TerminateInstances', { InstanceId: [WEB_SERVER] });

    expect(health()).toBe('unused Target.InvalidState');
  });

  it('is known for targets by address, and bad where nobody is', () => {
    const { done, stand } = lab();
    const { LoadBalancerArn } = stand(withGroup);
    const group = { Name: 'addresses', TargetType: 'ip', Protocol: 'HTTP', Port: 80, VpcId: VPC };
    const TargetGroupArn = text(done('CreateTargetGroup', group), 'TargetGroupArn');
    done('CreateListener', {
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 8080,
      DefaultActions: member({ Type: 'forward', TargetGroupArn }),
    });
    done('RegisterTargets', { TargetGroupArn, Targets: member({ Id: '10.0.0.20' }, { Id: '10.0.0.99' }) });

    const body = done('DescribeTargetHealth', {
      TargetGroupArn,
      Targets: member({ Id: '10.0.0.20' }, { Id: '10.0.0.99' }),
    });

    expect(texts(body, 'State')).toEqual(['healthy', 'unhealthy']);
  });
});

describe('a target group', () => {
  it('shows its health check and the load balancer that uses it', () => {
    const { done, stand } = lab();
    const { LoadBalancerArn, TargetGroupArn } = stand();

    done('ModifyTargetGroup', { TargetGroupArn, HealthCheckPort: '9000', HealthCheckPath: '/health' });

    const shown = done('DescribeTargetGroups', { LoadBalancerArn });
    expect(shown).toContain('<HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>9000</HealthCheckPort>');
    expect(shown).toContain(`<LoadBalancerArns><member>${LoadBalancerArn}</member></LoadBalancerArns>`);
    expect(done('DescribeTargetGroups', { Names: member('web') })).toBe(shown);
  });

  it('stays as long as a listener uses it, and serves one load balancer', () => {
    const { call, done, stand } = lab();
    const { LoadBalancerArn, TargetGroupArn } = stand();
    const other = text(done('CreateLoadBalancer', { Name: 'other', Subnets: member(...PUBLIC) }), 'LoadBalancerArn');

    expect(call('DeleteTargetGroup', { TargetGroupArn }).error?.code).toBe('ResourceInUse');
    expect(
      call('CreateListener', {
        LoadBalancerArn: other,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: member({ Type: 'forward', TargetGroupArn }),
      }).error?.code,
    ).toBe('TargetGroupAssociationLimit');
    done('DeleteLoadBalancer', { LoadBalancerArn });
    expect(done('DeleteTargetGroup', { TargetGroupArn })).toBe('');
  });

  it.each([
    ['no protocol', { Protocol: '' }, 'ValidationError'],
    ['a port out of range', { Port: 70000 }, 'ValidationError'],
    ['a network that is not there', { VpcId: 'vpc-0123456789abcdef0' }, 'ValidationError'],
    ['a health check on no port', { HealthCheckPort: 'any' }, 'ValidationError'],
    ['a timeout longer than the interval', { HealthCheckTimeoutSeconds: 60 }, 'ValidationError'],
    ['functions as targets', { TargetType: 'lambda' }, 'ValidationError'],
  ])('is not made with %s', (_what, more, code) => {
    const { call } = lab();

    expect(
      call('CreateTargetGroup', { Name: 'web', Protocol: 'HTTP', Port: 80, VpcId: VPC, ...more }).error?.code,
    ).toBe(code);
  });

  it('takes instances of its network that run', () => {
    const { call, stand } = lab();
    const { TargetGroupArn } = stand();
    const register = (Id: string) => call('RegisterTargets', { TargetGroupArn, Targets: member({ Id }) }).error?.code;

    expect(register('i-0123456789abcdef0')).toBe('InvalidTarget');
    expect(register('i-03eb0000000000002')).toBeUndefined();
  });
});

describe('the attributes of a target group', () => {
  const valueOf = (body: string, key: string) => new RegExp(`<Key>${key}</Key><Value>([^<]*)</Value>`).exec(body)?.[1];

  it.each([
    ['instances', 'TCP', 'instance', 'true'],
    ['addresses over TCP', 'TCP', 'ip', 'false'],
    ['addresses over UDP', 'UDP', 'ip', 'true'],
  ])('tell whether %s see the addresses of clients', (_what, Protocol, TargetType, expected) => {
    const { done } = lab();
    const made = done('CreateTargetGroup', { Name: 'a', Protocol, Port: 53, VpcId: VPC, TargetType });
    const TargetGroupArn = text(made, 'TargetGroupArn');

    expect(valueOf(done('DescribeTargetGroupAttributes', { TargetGroupArn }), 'preserve_client_ip.enabled')).toBe(
      expected,
    );
  });

  it('set how long a target is drained', () => {
    const { account, done, stand } = lab();
    const { TargetGroupArn, health } = stand();
    const key = 'deregistration_delay.timeout_seconds';

    const changed = done('ModifyTargetGroupAttributes', {
      TargetGroupArn,
      Attributes: member({ Key: key, Value: '10' }),
    });
    done('DeregisterTargets', { TargetGroupArn, Targets: member({ Id: WEB_SERVER }) });

    expect([valueOf(changed, key), valueOf(changed, 'stickiness.enabled')]).toEqual(['10', 'false']);
    expect(health()).toContain('draining');
    account.now = new Date(account.now.getTime() + 10_000);
    expect(health()).toBe('');
  });

  it.each([
    ['a key that there is not', 'nonsense', '1'],
    ['one of network load balancers', 'preserve_client_ip.enabled', 'true'],
    ['neither yes nor no', 'stickiness.enabled', 'maybe'],
    ['longer than an hour', 'deregistration_delay.timeout_seconds', '3601'],
  ])('are not set to %s', (_what, Key, Value) => {
    const { call, stand } = lab();
    const { TargetGroupArn } = stand();

    expect(
      call('ModifyTargetGroupAttributes', { TargetGroupArn, Attributes: member({ Key, Value }) }).error?.code,
    ).toBe('ValidationError');
  });
});

describe('a listener', () => {
  it.each([
    ['a port that is taken', { Port: 80, Protocol: 'HTTP' }, 'DuplicateListener'],
    ['a protocol of network load balancers', { Protocol: 'TCP' }, 'ValidationError'],
    ['HTTPS without a certificate', { Protocol: 'HTTPS' }, 'ValidationError'],
    ['a target group that is not there', {}, 'TargetGroupNotFound'],
  ])('is not made with %s', (_what, more, code) => {
    const { call, stand } = lab();
    const { LoadBalancerArn, TargetGroupArn } = stand();
    const isUnknown = code === 'TargetGroupNotFound';

    expect(
      call('CreateListener', {
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 8080,
        DefaultActions: member({ Type: 'forward', TargetGroupArn: isUnknown ? `${TargetGroupArn}0` : TargetGroupArn }),
        ...more,
      }).error?.code,
    ).toBe(code);
  });

  it('can send requests elsewhere, or answer them itself', () => {
    const { done, stand } = lab();
    const { LoadBalancerArn } = stand();

    const redirect = done('CreateListener', {
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 8080,
      DefaultActions: member({ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }),
    });

    expect(redirect).toContain('<RedirectConfig><Protocol>HTTPS</Protocol><StatusCode>HTTP_301</StatusCode>');
  });
});

describe('tags of load balancing', () => {
  it('are set, shown and taken off by ARN', () => {
    const { done, stand } = lab();
    const { LoadBalancerArn, TargetGroupArn } = stand();
    const ResourceArns = member(LoadBalancerArn, TargetGroupArn);

    done('AddTags', { ResourceArns, Tags: member({ Key: 'team', Value: 'net' }) });
    expect(texts(done('DescribeTags', { ResourceArns }), 'Value')).toEqual(['net', 'net']);

    done('RemoveTags', { ResourceArns: member(LoadBalancerArn), TagKeys: member('team') });
    expect(texts(done('DescribeTags', { ResourceArns }), 'Value')).toEqual(['net']);
  });
});

describe('the load balancer of the three tiers', () => {
  it('is whole, and reaches its seven web servers', () => {
    const { done } = lab();
    const balancers = done('DescribeLoadBalancers', { Names: member('front-door') });
    const TargetGroupArn = text(
      done('DescribeTargetGroups', { LoadBalancerArn: text(balancers, 'LoadBalancerArn') }),
      'TargetGroupArn',
    );

    expect(texts(balancers, 'ZoneName')).toEqual(['us-east-1a', 'us-east-1b']);
    expect(texts(done('DescribeTargetHealth', { TargetGroupArn }), 'State')).toEqual(Array(7).fill('healthy'));
  });

  it('is listed page by page', () => {
    const { done, create } = lab();
    create();
    const first = done('DescribeLoadBalancers', { PageSize: 1 });
    const second = done('DescribeLoadBalancers', { PageSize: 1, Marker: text(first, 'NextMarker') });

    expect([...texts(first, 'LoadBalancerName'), ...texts(second, 'LoadBalancerName')].sort()).toEqual([
      'front',
      'front-door',
    ]);
    expect(second).not.toContain('NextMarker');
  });
});
