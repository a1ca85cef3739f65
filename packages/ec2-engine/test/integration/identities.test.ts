import { DescribeSecurityGroupsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';

const allow = (...Action: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});
const ROLE_ARN = 'arn:aws:iam::000000000000:role/gatelease';

let now = new Date();
let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2({
    clock: { now: () => now },
    users: [
      { name: 'reader', accessKeyId: 'AKIAREADER', secretAccessKey: 's1', iamPolicy: allow('ec2:DescribeVpcs') },
      { name: 'assumer', accessKeyId: 'AKIAASSUMER', secretAccessKey: 's2', iamPolicy: allow('sts:AssumeRole') },
    ],
    roles: [{ name: 'gatelease', externalId: 'example-1', iamPolicy: allow('ec2:DescribeSecurityGroups') }],
  });
});
afterAll(() => server.close());

type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
const READER: Keys = { accessKeyId: 'AKIAREADER', secretAccessKey: 's1' };
const ASSUMER: Keys = { accessKeyId: 'AKIAASSUMER', secretAccessKey: 's2' };

function clients(credentials: Keys) {
  const config = { endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  return { ec2: new EC2Client(config), sts: new STSClient(config) };
}

async function assume(by: Keys, changes: { readonly externalId?: string; readonly roleArn?: string } = {}) {
  const { externalId = 'example-1', roleArn = ROLE_ARN } = changes;
  const { Credentials, AssumedRoleUser } = await clients(by).sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'gatelease', ExternalId: externalId }),
  );
  const keys = {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  };
  return { keys, arn: AssumedRoleUser!.Arn, expiresAt: Credentials!.Expiration! };
}

describe('several identities', () => {
  it('each may do what its own policy allows, and is told who it is', async () => {
    const { ec2, sts } = clients(READER);

    expect((await sts.send(new GetCallerIdentityCommand())).Arn).toBe('arn:aws:iam::000000000000:user/reader');
    await expect(ec2.send(new DescribeVpcsCommand())).resolves.toBeDefined();
    await expect(ec2.send(new DescribeSecurityGroupsCommand())).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
    });
    await expect(
      clients({ ...READER, secretAccessKey: 's2' }).ec2.send(new DescribeVpcsCommand()),
    ).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});

describe('a role', () => {
  it('gives credentials that may do what the role may, for their time', async () => {
    const { keys, arn, expiresAt } = await assume(ASSUMER);
    const { ec2, sts } = clients(keys);

    expect(arn).toBe('arn:aws:sts::000000000000:assumed-role/gatelease/gatelease');
    expect((await sts.send(new GetCallerIdentityCommand())).Arn).toBe(arn);
    await expect(ec2.send(new DescribeSecurityGroupsCommand())).resolves.toBeDefined();
    await expect(ec2.send(new DescribeVpcsCommand())).rejects.toMatchObject({ name: 'UnauthorizedOperation' });

    const before = now;
    now = new Date(expiresAt.getTime() + 1000);
    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    now = before;
  });

  it.each([
    ['with another external id', ASSUMER, { externalId: 'example-2' }],
    ['that there is not', ASSUMER, { roleArn: `${ROLE_ARN}-2` }],
    ['without leave', READER, {}],
  ])('is not assumed %s', async (_, by, changes) => {
    await expect(assume(by, changes)).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('refuses the attack of a session token that was written by hand', async () => {
    const { keys } = await assume(ASSUMER);
    const [payload = '', seal = ''] = keys.sessionToken.split('.');
    const session = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const longer = Buffer.from(JSON.stringify({ ...session, expiresAt: session.expiresAt * 2 })).toString('base64url');

    const { sts } = clients({ ...keys, sessionToken: `${longer}.${seal}` });

    await expect(sts.send(new GetCallerIdentityCommand())).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });
});
