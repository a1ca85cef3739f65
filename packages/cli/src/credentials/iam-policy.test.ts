import type { IamPolicyView } from '@gatelease/contract';
import { expect, it } from 'vitest';
import { fakeServer } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';

function policyView(given: Partial<IamPolicyView> = {}): IamPolicyView {
  return {
    credentialId: 'credential-1',
    credentialName: 'Production',
    accountId: '111122223333',
    for: 'user',
    resources: [{ resourceId: 'r', kind: 'security-group', name: 'db', id: 'sg-1', region: 'eu-central-1' }],
    statements: [],
    documents: [{ name: 'gatelease', characters: 900, mostCharacters: 6144 }],
    mostDocuments: 10,
    texts: { json: '{}\n', cloudformation: 'template\n', terraform: 'resource\n', 'aws-cli': 'aws iam\n' },
    trust: null,
    trustIsOpen: false,
    ...given,
  };
}

it('gives the policy alone to standard output, in the format that was asked for', async () => {
  const { fetch, received } = fakeServer({ readIamPolicy: () => policyView() });

  const json = await run(['iam-policy'], { fetch });
  const terraform = await run(['iam-policy', '--format', 'terraform', '--for', 'user', '--no-explanations'], { fetch });

  expect([json.out, terraform.out]).toEqual(['{}\n', 'resource\n']);
  expect(json.err).toContain('replace it every 90 days');
  expect(received.map(({ query }) => query)).toMatchObject([
    { explains: true, loadBalancers: true },
    { for: 'user', explains: false },
  ]);
});

it('says when one policy is not enough, and what is to be filled in', async () => {
  const document = { name: 'gatelease-1', characters: 6000, mostCharacters: 6144 };
  const documents = Array.from({ length: 11 }, () => document);
  const role = policyView({ for: 'role', documents, accountId: null, trust: '{}', trustIsOpen: true });

  const { err } = await run(['iam-policy'], { fetch: fakeServer({ readIamPolicy: () => role }).fetch });

  for (const said of ['there are 11', 'more than the 10', 'REPLACE-WITH', 'not verified yet']) {
    expect(err).toContain(said);
  }
});

it('refuses a format that there is not, and an account without resources', async () => {
  const { fetch } = fakeServer({ readIamPolicy: () => policyView({ resources: [] }) });

  const format = await run(['iam-policy', '--format', 'yaml'], { fetch });
  const empty = await run(['iam-policy'], { fetch });

  expect([format.code, empty.code]).toEqual([2, 1]);
  expect(empty.err).toContain('Add a security group first');
});
