import type { Credential, CredentialProblem } from '../../domain/credential.ts';
import type { GatewayError } from '../ports/security-group-gateway.ts';

const KEYS_WRONG: ReadonlySet<string> = new Set([
  'AuthFailure',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
]);

/** Why a credential cannot be used, from the call that failed. */
export function credentialProblemOf(error: GatewayError, credential: Credential): CredentialProblem {
  const code = error.awsCode ?? '';
  if (code === 'EndpointRefused') {
    return { kind: 'endpoint-refused', detail: `${innermost(error)} Give the account another endpoint.` };
  }
  if (code === 'RoleNotAssumed') return { kind: 'role-not-assumed', detail: roleText(credential) };
  if (code === 'CredentialsProviderError') {
    return {
      kind: 'nothing-found',
      detail: 'The environment of the server has no AWS credentials: no variables, no profile, no role of the machine.',
    };
  }
  if (KEYS_WRONG.has(code)) return { kind: 'keys-wrong', detail: keysText(credential) };
  switch (error.problem) {
    case 'throttled':
      return { kind: 'throttled', detail: 'AWS asks for fewer calls from this account. It is tried again.' };
    case 'no-reply':
    case 'unavailable':
      return { kind: 'endpoint-unreachable', detail: unreachableText(credential) };
    default:
      return { kind: 'rejected', detail: error.message };
  }
}

/** Whether it may be gone the next time that it is tried. */
export function isPassing({ kind }: CredentialProblem): boolean {
  return kind === 'throttled' || kind === 'endpoint-unreachable';
}

function keysText({ identity }: Credential): string {
  if (identity.kind === 'access-key') {
    return `AWS does not accept the key ${identity.accessKeyId} with its secret. Is the key active, and was the whole secret copied? Replace the keys.`;
  }
  return 'AWS does not accept the credentials that the server found in its environment. They may have ended, or the clock of the server may be wrong.';
}

function roleText({ identity }: Credential): string {
  const role = identity.kind === 'assumed-role' ? identity : null;
  return `${role?.roleArn ?? 'The role'} could not be assumed. Its trust policy has to name who assumes it, with the external id ${role?.externalId ?? ''}; and who assumes it needs sts:AssumeRole on it.`;
}

function unreachableText({ endpoint }: Credential): string {
  return endpoint === null
    ? 'AWS could not be reached, or did not answer. Can the server reach the internet, or the interface endpoints of AWS?'
    : `${endpoint} could not be reached, or did not answer. Is the address right, and does it answer for EC2 and STS?`;
}

/** What was said last of all: the message of the error that caused the others. */
function innermost(error: Error): string {
  return error.cause instanceof Error ? innermost(error.cause) : error.message;
}
