import type { CallInput, Client } from '@gatelease/contract/client';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';
import { credentialNamed } from './credential-named.ts';
import { tellVerified } from './tell-verified.ts';
import { readKeys } from './keys-input.ts';
import type { KeysOptions } from './keys-input.ts';
import { waitForVerification } from './wait-for-verification.ts';

export interface AddOptions extends ServerChoice, KeysOptions {
  readonly region: readonly string[];
  readonly role?: string;
  readonly externalId?: string;
  readonly through?: string;
  readonly serverCredentials?: boolean;
  readonly endpoint?: string;
}

type AddBody = NonNullable<CallInput<'addCredential'>['body']>;

/** Adds an account of the kind that the options say, and waits until it was verified. */
export async function addCredential(context: CommandContext, name: string, options: AddOptions): Promise<void> {
  requireOneKind(options);
  const { client } = await connect(context, options);
  const body = await bodyOf(context, client, { name, options });
  const { credentialId, externalId } = await client('addCredential', { body });
  if (body.kind === 'assumed-role' && options.externalId === undefined) {
    context.note(`The trust policy of the role has to ask for the external id ${externalId ?? ''}.`);
  }
  tellVerified(context, await waitForVerification(context, client, { credentialId, askedAt: null }));
}

async function bodyOf(
  context: CommandContext,
  client: Client,
  { name, options }: { readonly name: string; readonly options: AddOptions },
): Promise<AddBody> {
  const { endpoint, externalId, role, through } = options;
  const common = { name, regions: [...options.region] };
  if (options.serverCredentials === true) return { kind: 'ambient', ...common };
  const place = { ...common, ...(endpoint === undefined ? {} : { endpoint }) };
  if (role === undefined) return { kind: 'access-key', ...place, ...(await readKeys(context, options)) };
  return {
    kind: 'assumed-role',
    ...place,
    roleArn: role,
    ...(externalId === undefined ? {} : { externalId }),
    ...(through === undefined ? {} : { throughCredentialId: (await credentialNamed(client, through)).credentialId }),
  };
}

/** @throws usage.invalid */
function requireOneKind({ role, serverCredentials, accessKeyId, keysFromEnv, secretStdin }: AddOptions): void {
  const hasKeys = accessKeyId !== undefined || keysFromEnv === true || secretStdin === true;
  const kinds = [hasKeys, role !== undefined, serverCredentials === true].filter(Boolean).length;
  if (kinds <= 1) return;
  throw new CommandProblem(
    'usage.invalid',
    'Give a key, or --role, or --server-credentials: an account has one of them.',
  );
}
