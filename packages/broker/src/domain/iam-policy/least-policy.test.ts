import { describe, expect, it } from 'vitest';
import { leastPolicy } from './least-policy.ts';
import { MOST_POLICY_CHARACTERS, policyCharacters, policyDocuments } from './policy-documents.ts';
import type { PolicyNeeds } from './policy-needs.ts';
import { POLICY_FORMATS, policyText } from './policy-texts.ts';
import { trustPolicy } from './trust-policy.ts';

const group = (number: number, region = 'eu-central-1') => ({
  region,
  id: `sg-${number.toString(16).padStart(17, '0')}`,
});

const NEEDS: PolicyNeeds = {
  installationId: 'inst_1',
  accountId: '111122223333',
  regions: ['us-east-1', 'eu-central-1'],
  groups: [group(2), group(1), group(3, 'us-east-1')],
  prefixLists: [],
  explains: false,
  loadBalancers: false,
};

describe('the least policy', () => {
  it('changes the named groups and no others, and describes in the regions in use', () => {
    const [change, make, tag, read, ...more] = leastPolicy(NEEDS);

    expect(change?.resources).toEqual([
      'arn:aws:ec2:eu-central-1:111122223333:security-group/sg-00000000000000001',
      'arn:aws:ec2:eu-central-1:111122223333:security-group/sg-00000000000000002',
      'arn:aws:ec2:us-east-1:111122223333:security-group/sg-00000000000000003',
    ]);
    const rules = ['eu-central-1', 'us-east-1'].map((r) => `arn:aws:ec2:${r}:111122223333:security-group-rule/*`);
    expect([make?.resources, tag?.resources]).toEqual([rules, rules]);
    expect(tag?.condition).toEqual({ StringEquals: { 'ec2:CreateAction': ['AuthorizeSecurityGroupIngress'] } });
    expect(read).toMatchObject({
      resources: ['*'],
      condition: { StringEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] } },
    });
    expect(more).toEqual([]);
  });

  it('does not depend on the order in which resources and regions come', () => {
    const turned = { ...NEEDS, groups: NEEDS.groups.toReversed(), regions: NEEDS.regions.toReversed() };

    expect(leastPolicy(turned)).toEqual(leastPolicy(NEEDS));
  });

  it.each([
    { uses: {}, sids: [] },
    { uses: { explains: true }, sids: ['ReadTheNetworkAround'] },
    { uses: { loadBalancers: true }, sids: ['ReadLoadBalancers'] },
    { uses: { prefixLists: [{ region: 'eu-central-1', id: 'pl-1' }] }, sids: ['ChangeThesePrefixLists'] },
  ])('grants $sids for $uses, and only then', ({ uses, sids }) => {
    const usual = leastPolicy(NEEDS).map(({ sid }) => sid);

    const granted = leastPolicy({ ...NEEDS, ...uses }).map(({ sid }) => sid);

    expect(granted.filter((sid) => !usual.includes(sid))).toEqual(sids);
  });

  it('never grants what would undo its own limits', () => {
    const all = leastPolicy({ ...NEEDS, explains: true, loadBalancers: true, prefixLists: [group(9)] });

    const actions = all.flatMap((statement) => statement.actions);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(
      actions.filter((action) => /Egress|ModifySecurityGroupRules|CreateSecurityGroup|DeleteTags/.test(action)),
    ).toEqual([]);
    for (const { actions: some, resources } of all) {
      if (resources.includes('*')) expect(some.every((action) => /:(Describe|Get)/.test(action))).toBe(true);
    }
  });

  it('names partitions of their own, and any account while it is not known', () => {
    const china = { ...NEEDS, accountId: null, groups: [group(1, 'cn-north-1')], regions: ['cn-north-1'] };

    expect(leastPolicy(china)[0]?.resources).toEqual([
      'arn:aws-cn:ec2:cn-north-1:*:security-group/sg-00000000000000001',
    ]);
  });
});

describe('documents', () => {
  it('fit into managed policies, and allow together what the statements say', () => {
    const groups = Array.from({ length: 300 }, (_, number) => group(number));
    const statements = leastPolicy({ ...NEEDS, groups, explains: true, loadBalancers: true });

    const documents = policyDocuments(statements);

    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) expect(policyCharacters(document)).toBeLessThanOrEqual(MOST_POLICY_CHARACTERS);
    for (const statement of statements) {
      const parts = documents.flatMap(({ Statement }) => Statement.filter(({ Sid }) => Sid === statement.sid));
      expect(parts.flatMap(({ Resource }) => Resource)).toEqual(statement.resources);
      for (const { Action } of parts) expect(Action).toEqual(statement.actions);
    }
  });

  it('are one where one is enough', () => {
    expect(policyDocuments(leastPolicy({ ...NEEDS, explains: true, loadBalancers: true }))).toHaveLength(1);
  });
});

describe('texts', () => {
  const documents = policyDocuments(leastPolicy(NEEDS));
  const trust = trustPolicy('arn:aws:sts::999988887777:assumed-role/Servers/i-0abc', "it's ${secret} %{x}");

  it('trusts the role behind a session, with the external id', () => {
    expect(trust.Statement[0]).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::999988887777:role/Servers' },
      Condition: { StringEquals: { 'sts:ExternalId': "it's ${secret} %{x}" } },
    });
  });

  it('give JSON and CloudFormation as documents that parse', () => {
    const role = { documents, holder: { kind: 'role', trust } } as const;

    expect(JSON.parse(policyText('json', role))).toEqual(documents[0]);
    expect(JSON.parse(policyText('cloudformation', role)).Resources).toMatchObject({
      GateleasePolicy1: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: documents[0] } },
      GateleaseRole: {
        Properties: { AssumeRolePolicyDocument: trust, ManagedPolicyArns: [{ Ref: 'GateleasePolicy1' }] },
      },
    });
  });

  it('injection: nothing in a policy is a template of Terraform or ends a quote of the shell', () => {
    const role = { documents, holder: { kind: 'role', trust } } as const;

    expect(policyText('terraform', role)).toContain('$${secret} %%{x}');
    expect(policyText('aws-cli', role)).toContain(`it'\\''s`);
  });

  it.each(POLICY_FORMATS)('say as %s nothing of keys, and name several policies apart', (format) => {
    const text = policyText(format, { documents: [...documents, ...documents], holder: { kind: 'user' } });

    expect(text).not.toMatch(/create-access-key|AccessKey/);
    expect(text).toContain('gatelease-2');
  });
});
