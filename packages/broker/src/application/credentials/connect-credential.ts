import type { Credential } from '../../domain/credential.ts';
import type { AwsConnection, AwsEndpoint, ConnectCredential, EndpointRules } from '../ports/aws-connection.ts';
import type { Clock } from '../ports/clock.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type { Repositories, Store } from '../ports/store.ts';
import { credentialKeyPurpose } from './credential-key.ts';

export interface ConnectContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly secretBox: SecretBox;
  readonly installationId: string;
  /** What the environment of the server gives. */
  readonly ambientConnection: AwsConnection;
  readonly endpointRules: EndpointRules;
}

/** How long a connection is used before it is looked up again: so late does another node hear of new keys. */
const KEPT_MS = 2_000;

/** Finds out how credentials are used, and remembers it for a moment: a run over a resource makes several calls. */
export function makeConnectCredential(context: ConnectContext): ConnectCredential {
  const known = new Map<
    string,
    { readonly at: number; readonly version: number; readonly connection: AwsConnection }
  >();
  return async (credentialId, leastVersion = 0) => {
    const now = context.clock.now().getTime();
    const kept = known.get(credentialId);
    if (kept !== undefined && kept.version >= leastVersion && Math.abs(now - kept.at) < KEPT_MS) return kept.connection;

    const { version, connection } = await context.store.read((tx) => connectionOf(context, tx, credentialId));
    known.set(credentialId, { at: now, version, connection });
    return connection;
  };
}

interface Connected {
  readonly version: number;
  readonly connection: AwsConnection;
}

async function connectionOf(context: ConnectContext, tx: Repositories, credentialId: string): Promise<Connected> {
  const credential = await tx.credentials.findAnywhere(credentialId);
  if (credential === null) {
    throw new GatewayError('credential-invalid', 'The credential of this account was deleted. Give it another one.');
  }
  const { identity, version } = credential;
  const through = identity.kind === 'assumed-role' ? identity.throughCredentialId : null;
  const sealed = identity.kind === 'access-key' ? await tx.credentials.sealedKey(credentialId) : null;
  const base = through === null ? null : (await connectionOf(context, tx, through)).connection;
  return { version, connection: connect(context, credential, { sealed, base }) };
}

function connect(
  context: ConnectContext,
  credential: Credential,
  { sealed, base }: { readonly sealed: string | null; readonly base: AwsConnection | null },
): AwsConnection {
  const { credentialId, identity, version, verification } = credential;
  const endpoint = endpointOf(context, credential);
  const stamp = `${credentialId} ${String(version)} ${base?.stamp ?? ''}`;
  // Credentials of one account share what AWS grants it; before it is known which that is, each counts alone.
  const account = verification.account?.accountId ?? credentialId;

  switch (identity.kind) {
    case 'ambient': {
      const ambient = context.ambientConnection;
      return { ...ambient, stamp, account: ambient.account === null ? null : account };
    }
    case 'access-key': {
      if (sealed === null) throw new GatewayError('credential-invalid', 'The credential has no key. Replace its keys.');
      const secretAccessKey = context.secretBox.open(sealed, credentialKeyPurpose(credentialId));
      return {
        stamp,
        endpoint,
        account,
        identity: { kind: 'keys', accessKeyId: identity.accessKeyId, secretAccessKey },
      };
    }
    case 'assumed-role': {
      if (base === null) throw new GatewayError('credential-invalid', 'The credential that assumes the role is gone.');
      const { roleArn, externalId } = identity;
      const sessionName = `gatelease-${context.installationId}`.slice(0, 64);
      return {
        stamp,
        // Whoever assumes a role of a stand-in uses it there, too.
        endpoint: endpoint ?? base.endpoint,
        account: base.account === null && endpoint === null ? null : account,
        identity: { kind: 'role', roleArn, externalId, sessionName, through: base },
      };
    }
  }
}

function endpointOf({ endpointRules }: ConnectContext, { endpoint }: Credential): AwsEndpoint | null {
  return endpoint === null ? null : { url: endpoint, rules: endpointRules };
}
