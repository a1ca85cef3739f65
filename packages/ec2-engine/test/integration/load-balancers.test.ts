import {
  ConfigureHealthCheckCommand,
  CreateLoadBalancerCommand as CreateClassicCommand,
  DescribeInstanceHealthCommand,
  DescribeLoadBalancersCommand as DescribeClassicCommand,
  DescribeTagsCommand as DescribeClassicTagsCommand,
  ElasticLoadBalancingClient,
  RegisterInstancesWithLoadBalancerCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  RegisterTargetsCommand,
  SetSecurityGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';
import { RawClient } from '../support/raw-client.ts';

const PUBLIC = ['subnet-03330000000000001', 'subnet-03330000000000002'];
const VPC = 'vpc-03330000000000001';
const LOAD_BALANCER = 'sg-01b001b001b001b00';
const APP_SERVER = 'i-0a990000000000001';
const WEB_SERVER = 'i-03eb0000000000001';
const noCli = whyMissing('aws', '--version');
const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed });
});
afterAll(() => server.close());

const config = () => ({
  endpoint: server.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

describe('load balancers over the AWS SDK for JavaScript', () => {
  it('of the first kind name their source group and tell the health of instances', async () => {
    const elb = new ElasticLoadBalancingClient(config());
    const LoadBalancerName = 'classic';
    const { DNSName } = await elb.send(
      new CreateClassicCommand({
        LoadBalancerName,
        Listeners: [{ Protocol: 'TCP', LoadBalancerPort: 80, InstancePort: 8000 }],
        Subnets: ['subnet-03330000000000003'],
        SecurityGroups: [LOAD_BALANCER],
        Tags: [{ Key: 'team', Value: 'net' }],
      }),
    );
    await elb.send(
      new RegisterInstancesWithLoadBalancerCommand({ LoadBalancerName, Instances: [{ InstanceId: APP_SERVER }] }),
    );
    const HealthCheck = { Target: 'TCP:22', Interval: 10, Timeout: 5, UnhealthyThreshold: 2, HealthyThreshold: 2 };
    expect((await elb.send(new ConfigureHealthCheckCommand({ LoadBalancerName, HealthCheck }))).HealthCheck).toEqual(
      HealthCheck,
    );

    const described = await elb.send(new DescribeClassicCommand({ LoadBalancerNames: [LoadBalancerName] }));
    expect(described.LoadBalancerDescriptions).toMatchObject([
      {
        DNSName,
        SourceSecurityGroup: { OwnerAlias: '000000000000', GroupName: 'load-balancer' },
        ListenerDescriptions: [{ Listener: { LoadBalancerPort: 80, InstancePort: 8000 }, PolicyNames: [] }],
        Instances: [{ InstanceId: APP_SERVER }],
        CreatedTime: expect.any(Date),
      },
    ]);
    const health = await elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName }));
    expect(health.InstanceStates).toMatchObject([{ InstanceId: APP_SERVER, State: 'OutOfService' }]);
    const tags = await elb.send(new DescribeClassicTagsCommand({ LoadBalancerNames: [LoadBalancerName] }));
    expect(tags.TagDescriptions).toEqual([{ LoadBalancerName, Tags: [{ Key: 'team', Value: 'net' }] }]);
    await expect(elb.send(new DescribeClassicCommand({ LoadBalancerNames: ['none'] }))).rejects.toMatchObject({
      name: 'AccessPointNotFoundException',
    });
    elb.destroy();
  });

  it('with target groups show how their targets are', async () => {
    const elb = new ElasticLoadBalancingV2Client(config());
    const { LoadBalancers } = await elb.send(
      new CreateLoadBalancerCommand({ Name: 'sdk', Subnets: PUBLIC, SecurityGroups: [LOAD_BALANCER] }),
    );
    const { LoadBalancerArn } = LoadBalancers![0]!;
    const { TargetGroups } = await elb.send(
      new CreateTargetGroupCommand({ Name: 'sdk', Protocol: 'HTTP', Port: 80, VpcId: VPC, HealthCheckPort: '8081' }),
    );
    const { TargetGroupArn } = TargetGroups![0]!;
    await elb.send(
      new CreateListenerCommand({
        LoadBalancerArn,
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn, Weight: 1 }] } }],
      }),
    );
    await elb.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: WEB_SERVER }] }));

    const health = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    expect(health.TargetHealthDescriptions).toEqual([
      {
        Target: { Id: WEB_SERVER, Port: 80 },
        HealthCheckPort: '8081',
        TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout', Description: 'Request timed out' },
      },
    ]);
    const groups = await elb.send(new DescribeTargetGroupsCommand({ LoadBalancerArn }));
    expect(groups.TargetGroups).toMatchObject([{ TargetGroupArn, HealthCheckPort: '8081', TargetType: 'instance' }]);
    const listeners = await elb.send(new DescribeListenersCommand({ LoadBalancerArn }));
    expect(listeners.Listeners).toMatchObject([{ Port: 80, DefaultActions: [{ Type: 'forward', TargetGroupArn }] }]);
    const all = await elb.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [LoadBalancerArn!] }));
    expect(all.LoadBalancers).toMatchObject([
      { Type: 'application', State: { Code: 'active' }, SecurityGroups: [LOAD_BALANCER], VpcId: VPC },
    ]);

    const network = await elb.send(new CreateLoadBalancerCommand({ Name: 'net', Type: 'network', Subnets: PUBLIC }));
    const late = new SetSecurityGroupsCommand({
      LoadBalancerArn: network.LoadBalancers![0]!.LoadBalancerArn,
      SecurityGroups: [LOAD_BALANCER],
    });
    await expect(elb.send(late)).rejects.toMatchObject({ name: 'InvalidConfigurationRequestException' });
    elb.destroy();
  });
});

describe('load balancers over other clients', () => {
  it('are made, waited for and removed by boto3', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const script = `
import boto3, json
elb = boto3.client('elbv2')
lb = elb.create_load_balancer(Name='boto', Subnets=${JSON.stringify(PUBLIC)}, Scheme='internal')['LoadBalancers'][0]
arn = lb['LoadBalancerArn']
elb.get_waiter('load_balancer_available').wait(LoadBalancerArns=[arn])
tg = elb.create_target_group(Name='boto', Protocol='HTTP', Port=80, VpcId='${VPC}', TargetType='ip')['TargetGroups'][0]['TargetGroupArn']
elb.create_listener(LoadBalancerArn=arn, Protocol='HTTP', Port=80, DefaultActions=[{'Type': 'forward', 'TargetGroupArn': tg}])
elb.register_targets(TargetGroupArn=tg, Targets=[{'Id': '10.0.0.20'}])
elb.get_waiter('target_in_service').wait(TargetGroupArn=tg)
elb.deregister_targets(TargetGroupArn=tg, Targets=[{'Id': '10.0.0.20'}])
state = elb.describe_target_health(TargetGroupArn=tg)['TargetHealthDescriptions'][0]['TargetHealth']['State']
elb.delete_load_balancer(LoadBalancerArn=arn)
elb.get_waiter('load_balancers_deleted').wait(LoadBalancerArns=[arn])
elb.delete_target_group(TargetGroupArn=tg)
classic = boto3.client('elb')
classic.create_load_balancer(LoadBalancerName='boto', Listeners=[{'Protocol': 'HTTP', 'LoadBalancerPort': 80, 'InstancePort': 80}], AvailabilityZones=['us-east-1a'])
zones = classic.describe_load_balancers(LoadBalancerNames=['boto'])['LoadBalancerDescriptions'][0]['AvailabilityZones']
print(json.dumps([lb['DNSName'].startswith('internal-boto-'), state, zones]))
`;

    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual([
      true,
      'draining',
      ['us-east-1a'],
    ]);
  });

  it('are shown by the AWS command line', async ({ skip }) => {
    if (noCli !== undefined) skip(noCli);
    const aws = (...args: readonly string[]) => runAgainst(server.url, 'aws', args);

    expect(
      await aws('elbv2', 'describe-load-balancers', '--names', 'front-door', '--query', 'LoadBalancers[0].State.Code'),
    ).toBe('"active"\n');
    expect(await aws('elb', 'describe-load-balancers', '--load-balancer-names', 'nobody')).toContain(
      `(LoadBalancerNotFound) when calling the DescribeLoadBalancers operation: There is no ACTIVE Load Balancer named 'nobody'`,
    );
  });

  it('need a signature for load balancing', async () => {
    const client = new RawClient(server.url);

    const asEc2 = await client.callVersion('2015-12-01', 'DescribeLoadBalancers', {}, { service: 'ec2' });
    const asItself = await client.callVersion(
      '2015-12-01',
      'DescribeLoadBalancers',
      {},
      { service: 'elasticloadbalancing' },
    );

    expect([asEc2.status, asItself.status]).toEqual([403, 200]);
    expect(asEc2.body).toContain('<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">');
    client.close();
  });
});
