import { describe, expect, it } from 'vitest';
import { fakeServer, type Handlers } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import { credentialView } from '../../test/support/views.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const LIMITED = credentialView({
  verification: {
    ...credentialView().verification,
    state: 'limited',
    refusals: [
      {
        action: 'ec2:RevokeSecurityGroupIngress',
        region: 'eu-central-1',
        groupId: 'sg-0123456789abcdef0',
        resourceName: 'Database',
        why: 'denied',
        statement: '{ "Action": "ec2:RevokeSecurityGroupIngress" }',
      },
    ],
  },
});

function server(handlers: Handlers = {}) {
  return fakeServer({
    listCredentials: () => ({ items: [credentialView()] }),
    addCredential: () => credentialView(),
    readCredential: () => credentialView(),
    verifyCredential: () => ({ askedAt: '2026-11-23T11:59:00Z' }),
    replaceCredentialKeys: () => credentialView(),
    deleteCredential: () => null,
    ...handlers,
  });
}

describe('credentials', () => {
  it('lists accounts with the age of their keys', async () => {
    const { out } = await run(['credentials', 'ls'], { fetch: server().fetch });

    expect(out).toMatch(/Production +111122223333 +access-key +eu-central-1 +2 +22 days +valid/);
  });

  it('adds an account with a key whose secret comes from standard input', async () => {
    const { fetch, received } = server();
    const argv = ['credentials', 'add', 'Production', '--region', 'eu-central-1', '--region', 'us-east-1'];

    const ran = await run([...argv, '--access-key-id', 'AKIAIOSFODNN7EXAMPLE', '--secret-stdin'], {
      ...{ fetch, stdin: `${SECRET}\n` },
    });

    expect(ran.code).toBe(0);
    expect(received.find(({ operation }) => operation === 'addCredential')?.body).toEqual({
      kind: 'access-key',
      name: 'Production',
      regions: ['eu-central-1', 'us-east-1'],
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: SECRET,
    });
    expect(ran.out + ran.err).not.toContain(SECRET);
  });

  it('takes keys from the environment when it is told to, and says which is missing', async () => {
    const { fetch, received } = server();
    const env = { GATELEASE_SERVER: 'https://gate.example', GATELEASE_TOKEN: 't', AWS_ACCESS_KEY_ID: 'AKIAX' };
    const argv = ['credentials', 'replace-keys', 'Production', '--keys-from-env'];

    await run(argv, { fetch, env: { ...env, AWS_SECRET_ACCESS_KEY: SECRET } });
    const without = await run(argv, { fetch, env });

    const sent = received.filter(({ operation }) => operation === 'replaceCredentialKeys').map(({ body }) => body);
    expect(sent).toEqual([{ accessKeyId: 'AKIAX', secretAccessKey: SECRET }]);
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('AWS_SECRET_ACCESS_KEY is not set') });
  });

  it('adds a role, and tells the external id that the role has to ask for', async () => {
    const role = credentialView({ kind: 'assumed-role', externalId: 'gatelease-9fJ2' });
    const { fetch, received } = server({ addCredential: () => role });
    const arn = 'arn:aws:iam::111122223333:role/gatelease';

    const { err } = await run(['credentials', 'add', 'Role', '--region', 'eu-central-1', '--role', arn], { fetch });

    expect(received[0]?.body).toMatchObject({ kind: 'assumed-role', roleArn: arn });
    expect(err).toContain('external id gatelease-9fJ2');
  });

  it('refuses two kinds at once, and asks nobody where nobody is', async () => {
    const { fetch, received } = server();
    const argv = ['credentials', 'add', 'X', '--region', 'eu-central-1'];

    const both = await run([...argv, '--role', 'arn', '--access-key-id', 'AKIA'], { fetch });
    const none = await run(argv, { fetch });

    expect([both.code, none.code]).toEqual([2, 2]);
    expect(none.err).toContain('--secret-stdin');
    expect(received).toEqual([]);
  });

  it('says what could not be tried while the account has no security group', async () => {
    const { fetch } = server({ listCredentials: () => ({ items: [credentialView({ resources: 0 })] }) });

    const { out } = await run(['credentials', 'show', 'Production'], { fetch });

    expect(out).toContain('Opening and closing are tried as soon as a security group of it is added.');
  });

  it('shows what is refused with the statement that would allow it, and fails for scripts', async () => {
    const { fetch } = server({ readCredential: () => LIMITED });

    const { code, out, err } = await run(['credentials', 'verify', 'Production'], { fetch });

    expect(out).toContain('ec2:RevokeSecurityGroupIngress is refused on Database');
    expect(out).toContain('{ "Action": "ec2:RevokeSecurityGroupIngress" }');
    expect(err).toContain('(credential.limited)');
    expect(code).toBe(1);
  });
});
