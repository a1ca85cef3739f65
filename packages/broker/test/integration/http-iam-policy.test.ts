import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

let server: TestServer;
let admin: Somebody;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.administrator();
  const body = { region: 'eu-central-1', groupId: 'sg-0123456789abcdef0', name: 'Production DB' };
  await server.call('POST', '/api/v1/resources', { headers: admin.headers, body });
});

afterAll(() => server.close());

const read = (query = '', headers = admin.headers) => server.call('GET', `/api/v1/iam-policy${query}`, { headers });

it('writes the least policy for the resources that there are, in every format', async () => {
  const policy = (await read()).json();

  expect(policy.resources).toMatchObject([{ name: 'Production DB', id: 'sg-0123456789abcdef0' }]);
  const document = JSON.parse(policy.texts.json);
  expect(document.Statement[0].Resource).toEqual(['arn:aws:ec2:eu-central-1:*:security-group/sg-0123456789abcdef0']);
  expect(policy.texts.terraform).toContain('resource "aws_iam_policy" "gatelease"');
  expect(policy).toMatchObject({ for: 'user', trust: null, documents: [{ name: 'gatelease' }] });
  for (const { why, without } of policy.statements) expect(Math.min(why.length, without.length)).toBeGreaterThan(10);
});

it('leaves out what is not wanted, and writes the trust of a role', async () => {
  const role = (await read('?for=role&explains=false&loadBalancers=false')).json();

  expect(role.statements.map(({ sid }: { sid: string }) => sid)).toEqual([
    'ChangeRulesOfTheseGroups',
    'MakeRulesWithOurTags',
    'TagRulesWhileMakingThem',
    'ReadGroupsAndRules',
  ]);
  expect(JSON.parse(role.trust).Statement[0].Condition.StringEquals['sts:ExternalId']).toContain('REPLACE-WITH');
  expect(role.trustIsOpen).toBe(true);
});

it('answers 404 for an account that there is not', async () => {
  expect((await read('?credentialId=credential_none')).json()).toMatchObject({
    status: 404,
    code: 'credential.not-found',
  });
});
