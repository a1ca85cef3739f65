import { describe, expect, it } from 'vitest';

import {
  CLASSIC_ELB_VERSION,
  DEFAULT_VPC_ID,
  member,
  tcp,
  TestAccount,
  text,
  texts,
} from '../../../../test/support/test-account.ts';
import type { Parameters } from '../../../../test/support/test-account.ts';
import { classicSeed } from '../../../seed/classic-seed.ts';
import type { Seed } from '../../../seed/seed.ts';
import { threeTierSeed } from '../../../seed/three-tier-seed.ts';

const HTTP = { Protocol: 'http', LoadBalancerPort: 80, InstancePort: 8080 };
const APP = 'sg-0a990a990a990a990';
const APP_SERVER = 'i-0a990000000000001';
const LOAD_BALANCER = 'sg-01b001b001b001b00';

function lab(seed: Seed = threeTierSeed) {
  const account = new TestAccount(seed);
  const call = (action: string, parameters: Parameters = {}) =>
    account.call(action, { LoadBalancerName: 'front', ...parameters }, CLASSIC_ELB_VERSION);
  const done = (action: string, parameters: Parameters = {}) =>
    account.done(action, { LoadBalancerName: 'front', ...parameters }, CLASSIC_ELB_VERSION);
  const create = (more: Parameters) => call('CreateLoadBalancer', { Listeners: member(HTTP), ...more });
  const inApp = () =>
    create({
      Subnets: member('subnet-03330000000000003', 'subnet-03330000000000004'),
      SecurityGroups: member(LOAD_BALANCER),
    });
  const describeAll = () => account.done('DescribeLoadBalancers', {}, CLASSIC_ELB_VERSION);
  const health = () => text(done('DescribeInstanceHealth'), 'State');
  const letIn = (port: number) =>
    account.done('AuthorizeSecurityGroupIngress', {
      GroupId: APP,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, Groups: [{ GroupId: LOAD_BALANCER }] }],
    });
  return { account, call, done, create, inApp, describeAll, health, letIn };
}

describe('a load balancer of the first kind in a VPC', () => {
  it('names the group that its instances have to let in', () => {
    const { describeAll, inApp } = lab();

    expect(inApp().body).toMatch(/^<DNSName>front-[0-9]{10}\.us-east-1\.elb\.amazonaws\.com<\/DNSName>$/);

    expect(describeAll()).toContain(
      '<SourceSecurityGroup><OwnerAlias>000000000000</OwnerAlias><GroupName>load-balancer</GroupName>',
    );
    expect(describeAll()).toContain('<InstanceProtocol>HTTP</InstanceProtocol><InstancePort>8080</InstancePort>');
    expect(describeAll()).toContain('<Target>TCP:8080</Target>');
  });

  it('gets a group of its own making in the default VPC when it names none', () => {
    const { account, create } = lab();

    create({ AvailabilityZones: member('us-east-1a', 'us-east-1b') });
    create({ LoadBalancerName: 'second', AvailabilityZones: member('us-east-1a') });

    const made = account.world.groupsByVpc.all(DEFAULT_VPC_ID).filter(({ name }) => name.startsWith('default_elb_'));
    expect(made).toHaveLength(1);
    expect(made[0]!.name).toMatch(/^default_elb_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(account.world.interfacesByGroup.count(made[0]!.id)).toBe(3);
  });

  it('gets the group default elsewhere when it names none', () => {
    const { create, describeAll } = lab();

    create({ Subnets: member('subnet-03330000000000003') });

    expect(text(describeAll(), 'GroupName')).toBe('default');
  });

  it.each([
    ['neither zone nor subnet', {}, 'ValidationError'],
    ['a zone that there is not', { AvailabilityZones: member('mars-1a') }, 'ValidationError'],
    ['a subnet that there is not', { Subnets: member('subnet-0123456789abcdef0') }, 'SubnetNotFound'],
    [
      'a group that there is not',
      { Subnets: member('subnet-03330000000000003'), SecurityGroups: member('sg-0123456789abcdef0') },
      'InvalidSecurityGroup',
    ],
    ['no listener', { AvailabilityZones: member('us-east-1a'), Listeners: '' }, 'ValidationError'],
    [
      'a protocol that there is not',
      { AvailabilityZones: member('us-east-1a'), Listeners: member({ ...HTTP, Protocol: 'UDP' }) },
      'UnsupportedProtocol',
    ],
    [
      'two listeners on a port',
      { AvailabilityZones: member('us-east-1a'), Listeners: member(HTTP, HTTP) },
      'DuplicateListener',
    ],
  ])('is not made with %s', (_what, more, code) => {
    const { account, create } = lab();
    const before = account.world.interfaces.size;

    expect(create(more).error?.code).toBe(code);
    expect(account.world.interfaces.size).toBe(before);
  });

  it('is made once a name, and given again when it is asked for in the same way', () => {
    const { account, create, inApp } = lab();
    const first = inApp();
    const before = account.world.interfaces.size;

    expect(inApp()).toEqual(first);
    expect(create({ Subnets: member('subnet-03330000000000003') }).error?.code).toBe('DuplicateLoadBalancerName');
    expect(account.world.interfaces.size).toBe(before);
  });
});

describe('the instances behind it', () => {
  it('come and go', () => {
    const { call, done, inApp } = lab();
    inApp();
    const Instances = member({ InstanceId: APP_SERVER });

    expect(text(done('RegisterInstancesWithLoadBalancer', { Instances }), 'InstanceId')).toBe(APP_SERVER);
    expect(
      call('RegisterInstancesWithLoadBalancer', { Instances: member({ InstanceId: 'i-0123456789abcdef0' }) }).error
        ?.code,
    ).toBe('InvalidInstance');
    expect(done('DeregisterInstancesFromLoadBalancer', { Instances })).toBe('<Instances/>');
    expect(call('DescribeInstanceHealth', { Instances }).error?.code).toBe('InvalidInstance');
  });

  it('are in service when their groups let the load balancer in on the port of the health check', () => {
    const { done, health, inApp, letIn } = lab();
    inApp();
    done('RegisterInstancesWithLoadBalancer', { Instances: member({ InstanceId: APP_SERVER }) });
    expect(health()).toBe('OutOfService');

    letIn(8080);
    expect(health()).toBe('InService');

    const HealthCheck = {
      Target: 'HTTP:5000/up',
      Interval: 10,
      Timeout: 2,
      UnhealthyThreshold: 2,
      HealthyThreshold: 2,
    };
    done('ConfigureHealthCheck', { HealthCheck });
    expect(health()).toBe('OutOfService');

    letIn(5000);
    expect(health()).toBe('InService');
  });

  it('follow the groups that are applied', () => {
    const { account, done, health, inApp, letIn } = lab();
    inApp();
    done('RegisterInstancesWithLoadBalancer', { Instances: member({ InstanceId: APP_SERVER }) });
    letIn(8080);
    const other = account.createGroup('other', 'vpc-03330000000000001');

    expect(done('ApplySecurityGroupsToLoadBalancer', { SecurityGroups: member(other) })).toContain(other);

    expect(health()).toBe('OutOfService');
  });

  it('are out of service once they are terminated', () => {
    const { account, done, inApp } = lab();
    inApp();
    done('RegisterInstancesWithLoadBalancer', { Instances: member({ InstanceId: APP_SERVER }) });
    account.done('TerminateInstances', { InstanceId: [APP_SERVER] });

    expect(text(done('DescribeInstanceHealth'), 'Description')).toBe('Instance is in terminated state.');
  });

  it.each(['TCP:0', 'TCP:70000', 'HTTP:80', 'UDP:53', 'nonsense'])('have no health check at %s', (Target) => {
    const { call, inApp } = lab();
    inApp();
    const HealthCheck = { Target, Interval: 10, Timeout: 2, UnhealthyThreshold: 2, HealthyThreshold: 2 };

    expect(call('ConfigureHealthCheck', { HealthCheck }).error?.code).toBe('ValidationError');
  });
});

describe('its listeners and tags', () => {
  it('are added and removed', () => {
    const { call, done, describeAll, inApp } = lab();
    inApp();

    done('CreateLoadBalancerListeners', { Listeners: member({ ...HTTP, LoadBalancerPort: 81 }) });
    expect(texts(describeAll(), 'LoadBalancerPort')).toEqual(['80', '81']);
    expect(call('CreateLoadBalancerListeners', { Listeners: member({ ...HTTP, InstancePort: 1 }) }).error?.code).toBe(
      'DuplicateListener',
    );
    done('DeleteLoadBalancerListeners', { LoadBalancerPorts: member('81') });
    expect(texts(describeAll(), 'LoadBalancerPort')).toEqual(['80']);
  });

  it('are found by name', () => {
    const { account, inApp } = lab();
    inApp();
    const tags = (action: string, more: Parameters = {}) =>
      account.done(action, { LoadBalancerNames: member('front'), ...more }, CLASSIC_ELB_VERSION);

    tags('AddTags', { Tags: member({ Key: 'team', Value: 'net' }) });
    expect(tags('DescribeTags')).toContain('<LoadBalancerName>front</LoadBalancerName><Tags><member><Key>team</Key>');
    tags('RemoveTags', { Tags: member({ Key: 'team' }) });
    expect(tags('DescribeTags')).toContain('<Tags/>');
  });
});

describe('its end', () => {
  it('takes its interfaces along, and is no error the second time', () => {
    const { account, call, done, inApp } = lab();
    const before = account.world.interfaces.size;
    inApp();

    done('DeleteLoadBalancer');

    expect(account.world.interfaces.size).toBe(before);
    expect(done('DeleteLoadBalancer')).toBe('');
    expect(call('DescribeInstanceHealth').error?.code).toBe('LoadBalancerNotFound');
  });
});

describe('a load balancer of EC2-Classic', () => {
  it('is in the group of all load balancers, which instances let in or do not', () => {
    const { account, create, describeAll, done, health } = lab(classicSeed);
    account.createGroup('web');
    const launched = account.done('RunInstances', {
      ImageId: 'ami-1',
      MinCount: 1,
      MaxCount: 1,
      SecurityGroup: ['web'],
    });
    create({ AvailabilityZones: member('us-east-1a') });
    done('RegisterInstancesWithLoadBalancer', { Instances: member({ InstanceId: text(launched, 'instanceId') }) });
    expect(describeAll()).toContain('<OwnerAlias>amazon-elb</OwnerAlias><GroupName>amazon-elb-sg</GroupName>');
    expect(health()).toBe('OutOfService');

    const permission = {
      ...tcp(8080, '10.0.0.0/8'),
      IpRanges: [],
      Groups: [{ UserId: 'amazon-elb', GroupName: 'amazon-elb-sg' }],
    };
    account.done('AuthorizeSecurityGroupIngress', { GroupName: 'web', IpPermissions: [permission] });

    expect(health()).toBe('InService');
  });
});
