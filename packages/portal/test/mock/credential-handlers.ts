import type { CredentialView } from '@gatelease/contract';
import { MINUTE } from './ages.ts';
import { Refusal, found } from './state.ts';
import type { Handler } from './state.ts';

/** How AWS accounts are reached. */
export const CREDENTIAL_HANDLERS = {
  listCredentials: ({ world }) => ({ items: world.credentials }),
  readCredential: ({ world }, { params }) =>
    found(
      world.credentials.find(({ credentialId }) => credentialId === params['credentialId']),
      'credential.not-found',
    ),
  addCredential: (state, { body }) => {
    if (body.kind === 'access-key' && !/^AKIA[A-Z0-9]{16}$/.test(body.accessKeyId)) {
      const expected = 'AKIA and sixteen letters and digits, as AWS shows it';
      throw new Refusal('request.invalid', `accessKeyId is ${body.accessKeyId}: it should be ${expected}.`, {
        fields: [{ field: 'accessKeyId', code: 'access-key.malformed', given: body.accessKeyId, expected }],
      });
    }
    const added: CredentialView = {
      ...state.world.credentials[0]!,
      credentialId: `credential-${String(state.world.credentials.length + 1)}`,
      name: body.name,
      kind: body.kind,
      accessKeyId: body.accessKeyId ?? null,
      keysReplacedAt: body.kind === 'access-key' ? new Date().toISOString() : null,
      areKeysOld: false,
      roleArn: body.roleArn ?? null,
      externalId: body.kind === 'assumed-role' ? (body.externalId ?? 'gatelease-Yb3k') : null,
      regions: body.regions,
      endpoint: body.endpoint ?? null,
      verification: {
        state: 'valid',
        verifiedAt: new Date(Date.now() + MINUTE).toISOString(),
        accountId: '999900001111',
        arn: 'arn:aws:iam::999900001111:user/gatelease',
        problem: null,
        refusals: [],
      },
      resources: 0,
    };
    state.world.credentials.push(added);
    return added;
  },
  editCredential: (state, { params, body }) => changed(state, params['credentialId'], body),
  replaceCredentialKeys: (state, { params, body }) =>
    changed(state, params['credentialId'], {
      accessKeyId: body.accessKeyId,
      keysReplacedAt: new Date().toISOString(),
      areKeysOld: false,
    }),
  verifyCredential: (state, { params }) => {
    const askedAt = new Date().toISOString();
    const { verification } = changed(state, params['credentialId'], {});
    verification.verifiedAt = new Date(Date.now() + 1000).toISOString();
    return { askedAt };
  },
  deleteCredential: (state, { params }) => {
    const credential = changed(state, params['credentialId'], {});
    if (credential.resources > 0) {
      throw new Refusal('credential.in-use', 'prod-bastion and 2 more are reached through it. Remove them first.');
    }
    state.world.credentials = state.world.credentials.filter((each) => each !== credential);
    return null;
  },
} satisfies Record<string, Handler>;

function changed(
  { world }: Parameters<Handler>[0],
  credentialId: string | undefined,
  changes: Partial<CredentialView>,
): CredentialView {
  const credential = found(
    world.credentials.find((each) => each.credentialId === credentialId),
    'credential.not-found',
  );
  return Object.assign(credential, changes);
}
