import { describe, expect, it } from 'vitest';

import { DEFAULT_GROUP_ID, DEFAULT_VPC_ID, TestAccount, text, texts } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';

const tag = (Key: string, Value?: string): Parameters => (Value === undefined ? { Key } : { Key, Value });

function tagged() {
  const account = new TestAccount();
  const rule = account.ruleIds(DEFAULT_GROUP_ID)[0]!;
  account.done('CreateTags', {
    ResourceId: [DEFAULT_GROUP_ID, rule],
    Tag: [tag('Name', 'x'), tag('name', 'y'), tag('empty')],
  });
  const keys = () => account.world.groups.get(DEFAULT_GROUP_ID)!.tags.map(({ key }) => key);
  return { account, rule, keys };
}

describe('CreateTags', () => {
  it('adds tags to resources of several kinds and replaces the value of a key that is there', () => {
    const { account, rule } = tagged();

    account.done('CreateTags', { ResourceId: [rule], Tag: [tag('Name', 'z')] });

    expect(account.world.rules.get(rule)?.tags).toEqual([
      { key: 'Name', value: 'z' },
      { key: 'name', value: 'y' },
      { key: 'empty', value: '' },
    ]);
  });

  it('counts to 50, with those that are there', () => {
    const { account, keys } = tagged();
    const many = (count: number, prefix: string) =>
      Array.from({ length: count }, (_, index) => tag(`${prefix}${index}`, ''));
    account.done('CreateTags', { ResourceId: [DEFAULT_GROUP_ID], Tag: many(47, 'a') });

    expect(account.call('CreateTags', { ResourceId: [DEFAULT_GROUP_ID], Tag: many(1, 'b') }).error).toMatchObject({
      code: 'TagLimitExceeded',
      status: 400,
    });
    expect(account.call('CreateTags', { ResourceId: [DEFAULT_GROUP_ID], Tag: many(1, 'a') }).error).toBeUndefined();
    expect(keys()).toHaveLength(50);
  });

  it.each<[string, Parameters, string]>([
    ['no tags', { ResourceId: [DEFAULT_GROUP_ID] }, 'MissingParameter'],
    ['no resources', { Tag: [tag('a', 'b')] }, 'MissingParameter'],
    ['an empty key', { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('', 'b')] }, 'InvalidParameterValue'],
    [
      'a key of 129 characters',
      { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('k'.repeat(129), 'b')] },
      'InvalidParameterValue',
    ],
    [
      'a value of 257 characters',
      { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('k', 'v'.repeat(257))] },
      'InvalidParameterValue',
    ],
    ['a key of AWS', { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('aws:x', 'b')] }, 'InvalidParameterValue'],
    ['a key twice', { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('a', 'b'), tag('a', 'c')] }, 'InvalidParameterValue'],
    ['what XML cannot carry', { ResourceId: [DEFAULT_GROUP_ID], Tag: [tag('a', 'b\u0000c')] }, 'InvalidParameterValue'],
    ['an id of no kind', { ResourceId: ['nonsense'], Tag: [tag('a', 'b')] }, 'InvalidID'],
    [
      'a VPC that is not there',
      { ResourceId: [DEFAULT_GROUP_ID, 'vpc-0123456789abcdef0'], Tag: [tag('a', 'b')] },
      'InvalidVpcID.NotFound',
    ],
    [
      'a rule that is not there',
      { ResourceId: ['sgr-0123456789abcdef0'], Tag: [tag('a', 'b')] },
      'InvalidSecurityGroupRuleId.NotFound',
    ],
    [
      'an instance that is not there',
      { ResourceId: ['i-0123456789abcdef0'], Tag: [tag('a', 'b')] },
      'InvalidInstanceID.NotFound',
    ],
  ])('refuses %s, and tags nothing', (_name, parameters, code) => {
    const account = new TestAccount();

    expect(account.call('CreateTags', parameters).error?.code).toBe(code);
    expect(account.world.groups.get(DEFAULT_GROUP_ID)?.tags).toEqual([]);
  });
});

describe('DeleteTags', () => {
  it.each<[string, readonly Parameters[], readonly string[]]>([
    ['by key, whose case matters', [tag('Name')], ['name', 'empty']],
    ['by key and value', [tag('Name', 'x')], ['name', 'empty']],
    ['by another value, which leaves it', [tag('Name', 'other')], ['Name', 'name', 'empty']],
    ['by an empty value, only when it is empty', [tag('Name', ''), tag('empty', '')], ['Name', 'name']],
    ['by a key that is not there', [tag('nothing')], ['Name', 'name', 'empty']],
    ['all, when none is named', [], []],
  ])('removes tags %s', (_name, tags, left) => {
    const { account, keys } = tagged();

    account.done('DeleteTags', { ResourceId: [DEFAULT_GROUP_ID], Tag: tags });

    expect(keys()).toEqual(left);
  });
});

describe('DescribeTags', () => {
  it('lists tags with their resources', () => {
    const { account } = tagged();

    const body = account.done('DescribeTags', { Filter: [{ Name: 'resource-id', Value: [DEFAULT_GROUP_ID] }] });

    expect(texts(body, 'key')).toEqual(['Name', 'name', 'empty']);
    expect(texts(body, 'resourceType')).toEqual(Array(3).fill('security-group'));
  });

  it.each([
    ['key', 'Name', 2],
    ['value', 'y', 2],
    ['resource-type', 'security-group-rule', 3],
    ['tag:Name', 'x', 2],
    ['resource-id', DEFAULT_VPC_ID, 0],
    ['resource-id', 'sg-0def*', 3],
  ])('filters by %s', (Name, value, count) => {
    const { account } = tagged();

    expect(texts(account.done('DescribeTags', { Filter: [{ Name, Value: [value] }] }), 'key')).toHaveLength(count);
  });

  it('pages without losing tags whose keys are odd', () => {
    const { account } = tagged();
    account.done('CreateTags', {
      ResourceId: [DEFAULT_VPC_ID],
      Tag: [tag('käse <&>', '1'), tag('🧀', '2'), tag('a b', '3')],
    });

    const first = account.done('DescribeTags', { MaxResults: 5 });
    const second = account.done('DescribeTags', { MaxResults: 5, NextToken: text(first, 'nextToken') });

    expect(texts(first, 'key')).toHaveLength(5);
    expect(texts(second, 'key')).toHaveLength(4);
    expect(new Set([...texts(first, 'resourceId'), ...texts(second, 'resourceId')]).size).toBe(3);
  });
});
