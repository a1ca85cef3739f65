import {
  AuthorizeSecurityGroupIngressCommand,
  CreateManagedPrefixListCommand,
  DescribeManagedPrefixListsCommand,
  EC2Client,
  GetManagedPrefixListAssociationsCommand,
  GetManagedPrefixListEntriesCommand,
  ModifyManagedPrefixListCommand,
  RestoreManagedPrefixListVersionCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';

const BASTION = 'sg-0b4571080b4571080';
const noCli = whyMissing('aws', '--version');
const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed, settings: { prefixListBusyMilliseconds: 0 } });
});
afterAll(() => server.close());

describe('managed prefix lists over the AWS SDK for JavaScript', () => {
  it('go through their life', async () => {
    const ec2 = new EC2Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { PrefixList } = await ec2.send(
      new CreateManagedPrefixListCommand({
        PrefixListName: 'homes',
        AddressFamily: 'IPv4',
        MaxEntries: 5,
        Entries: [{ Cidr: '203.0.113.7/32', Description: 'ann' }],
        TagSpecifications: [{ ResourceType: 'prefix-list', Tags: [{ Key: 'owner', Value: 'ops' }] }],
      }),
    );
    const PrefixListId = PrefixList!.PrefixListId!;
    expect(PrefixList).toMatchObject({ State: 'create-in-progress', Version: 1, MaxEntries: 5 });

    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: BASTION,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] }],
      }),
    );
    await ec2.send(
      new ModifyManagedPrefixListCommand({
        PrefixListId,
        CurrentVersion: 1,
        AddEntries: [{ Cidr: '203.0.113.8/32', Description: 'bob' }],
        RemoveEntries: [{ Cidr: '203.0.113.7/32' }],
      }),
    );
    const entries = async () => (await ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId }))).Entries;
    expect(await entries()).toEqual([{ Cidr: '203.0.113.8/32', Description: 'bob' }]);
    await ec2.send(new RestoreManagedPrefixListVersionCommand({ PrefixListId, PreviousVersion: 1, CurrentVersion: 2 }));
    expect(await entries()).toEqual([{ Cidr: '203.0.113.7/32', Description: 'ann' }]);

    const described = await ec2.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: [PrefixListId] }));
    expect(described.PrefixLists).toMatchObject([
      { State: 'restore-complete', Version: 3, OwnerId: '000000000000', Tags: [{ Key: 'owner', Value: 'ops' }] },
    ]);
    const used = await ec2.send(new GetManagedPrefixListAssociationsCommand({ PrefixListId }));
    expect(used.PrefixListAssociations).toEqual([{ ResourceId: BASTION, ResourceOwner: '000000000000' }]);
    const stale = new ModifyManagedPrefixListCommand({ PrefixListId, CurrentVersion: 2, PrefixListName: 'x' });
    await expect(ec2.send(stale)).rejects.toMatchObject({ name: 'PrefixListVersionMismatch' });
    ec2.destroy();
  });
});

describe('managed prefix lists over the AWS command line', () => {
  it('are made, changed and removed', async ({ skip }) => {
    if (noCli !== undefined) skip(noCli);
    const aws = async (...args: readonly string[]) =>
      JSON.parse(await runAgainst(server.url, 'aws', ['ec2', ...args])) as never;

    const id: string = await aws(
      ...['create-managed-prefix-list', '--prefix-list-name', 'cli', '--address-family', 'IPv6', '--max-entries', '3'],
      ...['--entries', 'Cidr=2001:DB8::1/64,Description=lab', '--query', 'PrefixList.PrefixListId'],
    );
    const list = ['--prefix-list-id', id];
    await aws('modify-managed-prefix-list', ...list, '--add-entries', 'Cidr=2001:db8:1::/48', '--current-version', '1');

    expect(await aws('get-managed-prefix-list-entries', ...list, '--query', 'Entries[].Cidr')).toEqual([
      '2001:db8::/64',
      '2001:db8:1::/48',
    ]);
    expect(await aws('delete-managed-prefix-list', ...list, '--query', 'PrefixList.State')).toBe('delete-in-progress');
  });
});

describe('managed prefix lists over boto3', () => {
  it('are paged, and refuse an old picture', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const script = `
import boto3, botocore, json
ec2 = boto3.client('ec2')
pl = ec2.create_managed_prefix_list(PrefixListName='boto', AddressFamily='IPv4', MaxEntries=200,
    Entries=[{'Cidr': f'10.0.{n}.0/24'} for n in range(100)])['PrefixList']['PrefixListId']
ec2.modify_managed_prefix_list(PrefixListId=pl, CurrentVersion=1, AddEntries=[{'Cidr': '10.1.0.0/16'}])
pages = list(ec2.get_paginator('get_managed_prefix_list_entries').paginate(PrefixListId=pl, PaginationConfig={'PageSize': 60}))
try:
    ec2.modify_managed_prefix_list(PrefixListId=pl, CurrentVersion=1, AddEntries=[{'Cidr': '10.2.0.0/16'}])
except botocore.exceptions.ClientError as error:
    said = error.response['Error']
ours = ec2.describe_managed_prefix_lists(Filters=[{'Name': 'owner-id', 'Values': ['000000000000']}, {'Name': 'prefix-list-name', 'Values': ['bo*']}])
print(json.dumps([[len(p['Entries']) for p in pages], said, len(ours['PrefixLists'])]))
`;

    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual([
      [60, 41],
      { Code: 'PrefixListVersionMismatch', Message: 'The prefix list has the incorrect version number.' },
      1,
    ]);
  });
});
