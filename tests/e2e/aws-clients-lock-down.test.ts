import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aws, python } from './support/aws-tools.ts';
import { missing, titled } from './support/requirements.ts';
import { ServerProcess } from './support/server-process.ts';

/*
 * AWS's own clients, unchanged, lock the web servers of the three tiers down to their load balancer, as Amazon's guides
 * tell: let in the load balancer's group, look at the health of the targets, take the wide rule away, look again.
 */

const WEB = 'sg-03eb03eb03eb03eb0';
const LOAD_BALANCER = 'sg-01b001b001b001b00';

let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.make();
  await server.start();
});
afterAll(() => server.remove());

describe.skipIf(missing.awsCommandLine !== null)(titled('the AWS command line', missing.awsCommandLine), () => {
  const call = async (...args: readonly string[]): Promise<any> => {
    const { code, stdout, stderr } = await aws(server.ec2Url, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };

  it('locks web servers down to their load balancer, and sees what would have broken', async () => {
    const { TargetGroups } = await call('elbv2', 'describe-target-groups', '--names', 'web-servers');
    const query = 'TargetHealthDescriptions[].TargetHealth.State';
    const arn = TargetGroups[0].TargetGroupArn;
    const health = async () =>
      new Set(await call('elbv2', 'describe-target-health', '--target-group-arn', arn, '--query', query));
    const http = ['--group-id', WEB, '--protocol', 'tcp', '--port', '80'];
    expect(await health()).toEqual(new Set(['healthy']));

    await call('ec2', 'revoke-security-group-ingress', ...http, '--cidr', '0.0.0.0/0');
    expect(await health()).toEqual(new Set(['unhealthy']));

    await call('ec2', 'authorize-security-group-ingress', ...http, '--source-group', LOAD_BALANCER);
    expect(await health()).toEqual(new Set(['healthy']));
  });
});

describe.skipIf(missing.boto3 !== null)(titled('boto3', missing.boto3), () => {
  it('lets a list of homes in by one rule, and finds the endpoint and the classic load balancer it makes', async () => {
    const { code, stdout, stderr } = await python(
      server.ec2Url,
      `
import time
story = {}
made = ec2.create_managed_prefix_list(PrefixListName="homes", AddressFamily="IPv4", MaxEntries=5,
    Entries=[{"Cidr": "203.0.113.7/32", "Description": "ann"}])["PrefixList"]
homes = made["PrefixListId"]
story["made"] = made["State"]
state = lambda: ec2.describe_managed_prefix_lists(PrefixListIds=[homes])["PrefixLists"][0]["State"]
while state().endswith("in-progress"):
    time.sleep(0.1)
ec2.authorize_security_group_ingress(GroupId="${WEB}", IpPermissions=[
    {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListIds": [{"PrefixListId": homes}]}])
ec2.modify_managed_prefix_list(PrefixListId=homes, CurrentVersion=1, AddEntries=[{"Cidr": "203.0.113.8/32"}])
while state().endswith("in-progress"):
    time.sleep(0.1)
story["entries"] = [e["Cidr"] for e in ec2.get_managed_prefix_list_entries(PrefixListId=homes)["Entries"]]
story["used by"] = [a["ResourceId"] for a in ec2.get_managed_prefix_list_associations(PrefixListId=homes)["PrefixListAssociations"]]
story["endpoints"] = [e["InstanceConnectEndpointId"] for e in ec2.describe_instance_connect_endpoints()["InstanceConnectEndpoints"]]
elb = boto3.client("elb")
elb.create_load_balancer(LoadBalancerName="old", AvailabilityZones=["us-east-1a"],
    Listeners=[{"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 80}])
source = elb.describe_load_balancers()["LoadBalancerDescriptions"][0]["SourceSecurityGroup"]
story["source"] = source["GroupName"][:12]
print(json.dumps(story))
`,
    );

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      made: 'create-in-progress',
      entries: ['203.0.113.7/32', '203.0.113.8/32'],
      'used by': [WEB],
      endpoints: ['eice-0e1c0000000000001'],
      source: 'default_elb_',
    });
  });
});
