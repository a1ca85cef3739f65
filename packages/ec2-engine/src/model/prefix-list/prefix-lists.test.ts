import { describe, expect, it } from 'vitest';

import { tcp, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const cidrs = (count: number, third = 0) =>
  Array.from({ length: count }, (_, n) => ({ Cidr: `10.1.${third}.${n}/32` }));

/** An account with a list of these entries that is ready for the next change. */
function withList(
  entries: readonly Parameters[] = [{ Cidr: '203.0.113.0/24', Description: 'office' }],
  MaxEntries = 10,
) {
  const account = new TestAccount();
  const wait = () => {
    account.now = new Date(account.now.getTime() + 1000);
  };
  const created = account.done('CreateManagedPrefixList', {
    PrefixListName: 'offices',
    AddressFamily: 'IPv4',
    MaxEntries,
    Entry: entries,
  });
  const PrefixListId = text(created, 'prefixListId');
  wait();
  const describe = () => account.done('DescribeManagedPrefixLists', { PrefixListId: [PrefixListId] });
  return {
    account,
    created,
    PrefixListId,
    wait,
    describe,
    state: () => text(describe(), 'state'),
    version: () => text(describe(), 'version'),
    entries: (more: Parameters = {}) =>
      texts(account.done('GetManagedPrefixListEntries', { PrefixListId, ...more }), 'cidr'),
    modify: (parameters: Parameters) => account.call('ModifyManagedPrefixList', { PrefixListId, ...parameters }),
    authorize: (groupId: string, port = 22) =>
      account.call('AuthorizeSecurityGroupIngress', {
        GroupId: groupId,
        IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, PrefixListIds: [{ PrefixListId }] }],
      }),
  };
}

describe('the prefix lists of AWS', () => {
  const account = new TestAccount();

  it('finds the list for EC2 Instance Connect by name, as rules name it', () => {
    const body = account.done('DescribeManagedPrefixLists', {
      Filter: [{ Name: 'prefix-list-name', Value: ['com.amazonaws.us-east-1.ec2-instance-connect'] }],
    });

    expect(text(body, 'prefixListId')).toBe('pl-0e4bcff02b13bef1e');
    expect(text(body, 'ownerId')).toBe('AWS');
    expect(body).not.toContain('maxEntries');
  });

  it('shows entries page by page', () => {
    const page = (more: object) =>
      account.done('GetManagedPrefixListEntries', { PrefixListId: 'pl-63a5400a', MaxResults: 2, ...more });
    const first = page({});
    const second = page({ NextToken: text(first, 'nextToken') });
    const third = page({ NextToken: text(second, 'nextToken') });

    expect(new Set([first, second, third].flatMap((body) => texts(body, 'cidr'))).size).toBe(5);
    expect(account.call('GetManagedPrefixListEntries', { PrefixListId: 'pl-0123456789abcdef0' }).error?.code).toBe(
      'InvalidPrefixListID.NotFound',
    );
  });
});

describe('CreateManagedPrefixList', () => {
  it('answers before it is done, and is done a moment later', () => {
    const { created, PrefixListId, describe: read } = withList();

    expect(text(created, 'state')).toBe('create-in-progress');
    expect(read()).toContain(
      '<addressFamily>IPv4</addressFamily><state>create-complete</state>' +
        `<prefixListArn>arn:aws:ec2:us-east-1:000000000000:prefix-list/${PrefixListId}</prefixListArn>` +
        '<prefixListName>offices</prefixListName><maxEntries>10</maxEntries><version>1</version>',
    );
  });

  it('clears host bits and keeps descriptions', () => {
    const { account, PrefixListId } = withList([{ Cidr: '203.0.113.77/24', Description: 'office' }]);

    expect(account.done('GetManagedPrefixListEntries', { PrefixListId })).toContain(
      '<item><cidr>203.0.113.0/24</cidr><description>office</description></item>',
    );
  });

  it('gives the first list again for a repeated client token', () => {
    const account = new TestAccount();
    const create = () =>
      account.done('CreateManagedPrefixList', {
        PrefixListName: 'once',
        AddressFamily: 'IPv6',
        MaxEntries: 1,
        ClientToken: 'a-token',
      });

    expect(text(create(), 'prefixListId')).toBe(text(create(), 'prefixListId'));
    expect(account.world.prefixLists.size).toBe(1);
  });

  it.each([
    ['a size of none', { MaxEntries: 0 }, 'InvalidParameterValue', 'Must specify a max size between 1 and 1000'],
    ['too large a size', { MaxEntries: 1001 }, 'InvalidParameterValue', 'Must specify a max size between 1 and 1000'],
    [
      'more than a hundred entries',
      { MaxEntries: 200, Entry: cidrs(101) },
      'InvalidParameterValue',
      'The number of entries per request cannot exceeds limit (100).',
    ],
    ['an entry of the other family', { Entry: [{ Cidr: '2001:db8::/32' }] }, 'InvalidParameterValue', 'malformed'],
    [
      'an entry twice',
      { Entry: [{ Cidr: '10.0.0.1/8' }, { Cidr: '10.0.0.0/8' }] },
      'InvalidParameterValue',
      'multiple',
    ],
    ['more entries than fit', { MaxEntries: 1, Entry: cidrs(2) }, 'PrefixListMaxEntriesExceeded', '(1)'],
    ['a name of AWS', { PrefixListName: 'com.amazonaws.mine' }, 'InvalidParameterValue', 'com.amazonaws'],
    ['a family that there is not', { AddressFamily: 'IPv5' }, 'InvalidParameterValue', 'Expecting IPv4 or IPv6.'],
  ])('refuses %s', (_what, parameters, code, message) => {
    const account = new TestAccount();

    const { error } = account.call('CreateManagedPrefixList', {
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 10,
      ...parameters,
    });

    expect(error).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(account.world.prefixLists.size).toBe(0);
  });

  it('makes as many lists as the account may have', () => {
    const account = new TestAccount();
    account.settings = { ...account.settings, prefixListsPerRegion: 1 };
    const create = () =>
      account.call('CreateManagedPrefixList', { PrefixListName: 'a', AddressFamily: 'IPv4', MaxEntries: 1 });

    expect(create().error).toBeUndefined();
    expect(create().error?.code).toBe('PrefixListLimitExceeded');
  });
});

describe('ModifyManagedPrefixList', () => {
  it('makes a new version of the entries, which is there when it is done', () => {
    const list = withList();

    const { body } = list.modify({ CurrentVersion: 1, AddEntry: [{ Cidr: '198.51.100.7/32' }] });

    expect(text(body!, 'state')).toBe('modify-in-progress');
    expect([list.version(), list.entries()]).toEqual(['1', ['203.0.113.0/24']]);
    list.wait();
    expect([list.state(), list.version()]).toEqual(['modify-complete', '2']);
    expect(list.entries()).toEqual(['203.0.113.0/24', '198.51.100.7/32']);
    expect(list.entries({ TargetVersion: 1 })).toEqual(['203.0.113.0/24']);
  });

  it('removes first and adds then, so that a description can change', () => {
    const list = withList();

    list.modify({
      RemoveEntry: [{ Cidr: '203.0.113.0/24' }],
      AddEntry: [{ Cidr: '203.0.113.0/24', Description: 'old' }],
    });
    list.wait();

    expect(list.account.done('GetManagedPrefixListEntries', { PrefixListId: list.PrefixListId })).toContain('old');
  });

  it('refuses a change made from an old picture', () => {
    const list = withList();
    list.modify({ CurrentVersion: 1, AddEntry: [{ Cidr: '198.51.100.7/32' }] });
    list.wait();

    expect(list.modify({ CurrentVersion: 1, AddEntry: [{ Cidr: '198.51.100.8/32' }] }).error).toEqual({
      code: 'PrefixListVersionMismatch',
      status: 400,
      message: 'The prefix list has the incorrect version number.',
    });
  });

  it('refuses a change while it is at work on another', () => {
    const list = withList();
    list.modify({ PrefixListName: 'branches' });

    expect(list.modify({ PrefixListName: 'again' }).error).toMatchObject({ code: 'IncorrectState' });
    expect(list.account.call('DeleteManagedPrefixList', { PrefixListId: list.PrefixListId }).error?.code).toBe(
      'IncorrectState',
    );
  });

  it('counts neither a new name nor a new size as a version', () => {
    const list = withList();

    list.modify({ PrefixListName: 'branches', MaxEntries: 20 });
    list.wait();

    expect(list.describe()).toContain(
      '<prefixListName>branches</prefixListName><maxEntries>20</maxEntries><version>1</version>',
    );
  });

  it.each([
    [
      'entries together with a size',
      { MaxEntries: 20, AddEntry: [{ Cidr: '198.51.100.7/32' }] },
      'InvalidParameterCombination',
    ],
    ['an entry that is there', { AddEntry: [{ Cidr: '203.0.113.9/24' }] }, 'InvalidPrefixListModification'],
    ['the removal of one that is not', { RemoveEntry: [{ Cidr: '203.0.113.0/25' }] }, 'InvalidPrefixListModification'],
    ['no change at all', {}, 'InvalidPrefixListModification'],
    ['more entries than fit', { AddEntry: cidrs(10) }, 'PrefixListMaxEntriesExceeded'],
    ['a size below the entries', { MaxEntries: 0 }, 'InvalidParameterValue'],
    ['more than a hundred entries', { AddEntry: cidrs(101) }, 'InvalidParameterValue'],
  ])('refuses %s, and nothing changes', (_what, parameters, code) => {
    const list = withList();

    expect(list.modify(parameters).error?.code).toBe(code);
    list.wait();
    expect([list.state(), list.version(), list.entries()]).toEqual(['create-complete', '1', ['203.0.113.0/24']]);
  });

  it('touches no list of AWS', () => {
    const { error } = new TestAccount().call('ModifyManagedPrefixList', {
      PrefixListId: 'pl-63a5400a',
      PrefixListName: 'mine',
    });

    expect(error).toMatchObject({ code: 'UnauthorizedOperation', status: 403 });
  });

  it('keeps a thousand versions', () => {
    const list = withList();
    for (let version = 1; version <= 1000; version += 1) {
      const change = { Cidr: '10.0.0.0/8' };
      list.modify(version % 2 === 1 ? { AddEntry: [change] } : { RemoveEntry: [change] });
      list.wait();
    }

    expect(list.version()).toBe('1001');
    expect(list.account.world.prefixListVersions.size).toBe(1000);
    expect(
      list.account.call('GetManagedPrefixListEntries', { PrefixListId: list.PrefixListId, TargetVersion: 1 }).error
        ?.code,
    ).toBe('InvalidParameterValue');
  });
});

describe('RestoreManagedPrefixListVersion', () => {
  it('gives the list the entries of an earlier version, as a new version', () => {
    const list = withList();
    list.modify({ AddEntry: [{ Cidr: '198.51.100.7/32' }] });
    list.wait();
    const restore = { PrefixListId: list.PrefixListId, PreviousVersion: 1, CurrentVersion: 2 };

    expect(text(list.account.done('RestoreManagedPrefixListVersion', restore), 'state')).toBe('restore-in-progress');
    list.wait();

    expect([list.state(), list.version(), list.entries()]).toEqual(['restore-complete', '3', ['203.0.113.0/24']]);
    expect(list.account.call('RestoreManagedPrefixListVersion', restore).error?.code).toBe('PrefixListVersionMismatch');
  });
});

describe('rules that name a list', () => {
  it('count as many rules as the list has room for, however few entries it has', () => {
    const list = withList(cidrs(1), 30);
    const groupId = list.account.createGroup('web');

    expect(list.authorize(groupId, 22).error).toBeUndefined();
    expect(list.authorize(groupId, 23).error).toBeUndefined();
    expect(
      list.account.call('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [tcp(1, '10.0.0.0/8')] })
        .error?.code,
    ).toBe('RulesPerSecurityGroupLimitExceeded');
  });

  it('keep a list from growing beyond the quota of their group, which its state tells', () => {
    const list = withList();
    const groupId = list.account.createGroup('web');
    list.authorize(groupId);

    expect(list.modify({ MaxEntries: 61 }).error).toBeUndefined();
    list.wait();

    expect(list.describe()).toContain('<state>modify-failed</state><stateMessage>');
    expect(text(list.describe(), 'stateMessage')).toContain(groupId);
    expect(text(list.describe(), 'maxEntries')).toBe('10');
    expect(list.modify({ MaxEntries: 60 }).error).toBeUndefined();
  });

  it('count with the larger size while the list shrinks, and with the smaller one after', () => {
    const list = withList(cidrs(1), 60);
    const groupId = list.account.createGroup('web');
    list.authorize(groupId, 22);
    list.modify({ MaxEntries: 20 });

    expect(list.authorize(groupId, 23).error?.code).toBe('RulesPerSecurityGroupLimitExceeded');
    list.wait();
    expect(list.authorize(groupId, 23).error).toBeUndefined();
  });

  it('are found by the list, and keep it from going', () => {
    const list = withList();
    const groupId = list.account.createGroup('web');
    list.authorize(groupId);
    const { account, PrefixListId } = list;

    expect(texts(account.done('GetManagedPrefixListAssociations', { PrefixListId }), 'resourceId')).toEqual([groupId]);
    expect(text(account.done('DeleteManagedPrefixList', { PrefixListId }), 'state')).toBe('delete-in-progress');
    list.wait();
    expect(list.state()).toBe('delete-failed');
    account.done('RevokeSecurityGroupIngress', {
      GroupId: groupId,
      SecurityGroupRuleId: [account.ruleIds(groupId)[1]!],
    });
    account.done('DeleteManagedPrefixList', { PrefixListId });
    expect(account.call('DescribeManagedPrefixLists', { PrefixListId: [PrefixListId] }).error?.code).toBe(
      'InvalidPrefixListID.NotFound',
    );
    expect([account.world.prefixLists.size, account.world.prefixListVersions.size]).toEqual([0, 0]);
  });

  it('name no list that there is not', () => {
    const account = new TestAccount();

    expect(
      account.call('AuthorizeSecurityGroupIngress', {
        GroupId: account.createGroup('web'),
        IpPermissions: [{ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'pl-0123456789abcdef0' }] }],
      }).error?.code,
    ).toBe('InvalidPrefixListID.NotFound');
  });
});

describe('tags of a list', () => {
  it('come with it, change, and are found', () => {
    const { account, PrefixListId } = withList();

    account.done('CreateTags', { ResourceId: [PrefixListId], Tag: [{ Key: 'team', Value: 'net' }] });

    const filtered = account.done('DescribeManagedPrefixLists', { Filter: [{ Name: 'tag:team', Value: ['net'] }] });
    expect(texts(filtered, 'prefixListId')).toEqual([PrefixListId]);
    expect(text(account.done('DescribeTags'), 'resourceType')).toBe('prefix-list');
  });
});
