import {
  AcceptVpcPeeringConnectionCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeSecurityGroupReferencesCommand,
  DescribeStaleSecurityGroupsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';
import { DEFAULT_GROUP_ID, DEFAULT_VPC_ID } from '../support/test-account.ts';

const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2();
});
afterAll(() => server.close());

describe('rules over a peering connection', () => {
  it('are found and go stale over the AWS SDK for JavaScript', async () => {
    const ec2 = new EC2Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    const { VpcPeeringConnection } = await ec2.send(
      new CreateVpcPeeringConnectionCommand({ VpcId: Vpc!.VpcId, PeerVpcId: DEFAULT_VPC_ID }),
    );
    const { VpcPeeringConnectionId } = VpcPeeringConnection!;
    expect(VpcPeeringConnection).toMatchObject({ Status: { Code: 'pending-acceptance' } });
    expect(VpcPeeringConnection!.ExpirationTime).toBeInstanceOf(Date);
    await ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'far', Description: 'far', VpcId: Vpc!.VpcId }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: DEFAULT_GROUP_ID,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            UserIdGroupPairs: [{ GroupId, VpcId: Vpc!.VpcId, VpcPeeringConnectionId, UserId: '000000000000' }],
          },
        ],
      }),
    );

    const references = await ec2.send(new DescribeSecurityGroupReferencesCommand({ GroupId: [GroupId!] }));
    expect(references.SecurityGroupReferenceSet).toEqual([
      { GroupId, ReferencingVpcId: DEFAULT_VPC_ID, VpcPeeringConnectionId },
    ]);
    await ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
    const stale = await ec2.send(new DescribeStaleSecurityGroupsCommand({ VpcId: DEFAULT_VPC_ID }));
    expect(stale.StaleSecurityGroupSet).toMatchObject([
      {
        GroupId: DEFAULT_GROUP_ID,
        StaleIpPermissions: [{ FromPort: 443, UserIdGroupPairs: [{ GroupId, PeeringStatus: 'deleted' }] }],
        StaleIpPermissionsEgress: [],
      },
    ]);
    ec2.destroy();
  });

  it('are waited for by boto3', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const script = `
import boto3, json
ec2 = boto3.client('ec2')
vpc = ec2.create_vpc(CidrBlock='10.7.0.0/16')['Vpc']['VpcId']
pcx = boto3.resource('ec2').Vpc(vpc).request_vpc_peering_connection(PeerVpcId='${DEFAULT_VPC_ID}')
ec2.get_waiter('vpc_peering_connection_exists').wait(VpcPeeringConnectionIds=[pcx.id])
pcx.accept()
pcx.reload()
said = [pcx.status['Code'], pcx.accepter_vpc_info['CidrBlock']]
pcx.delete()
ec2.get_waiter('vpc_peering_connection_deleted').wait(VpcPeeringConnectionIds=[pcx.id])
print(json.dumps(said))
`;

    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual(['active', '172.31.0.0/16']);
  });
});
