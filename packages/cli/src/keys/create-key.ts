import type { ApiKeyView } from '@gatelease/contract';
import type { Client } from '@gatelease/contract/client';
import type { KeyScope } from '@gatelease/contract/key-scope';
import { collectPages } from '../api-lists.ts';
import { nameChoice } from '../choose/name-choice.ts';
import { RESOURCES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatInstant } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect } from '../session/connect.ts';
import { withConfirmation } from './with-confirmation.ts';

export interface CreateOptions extends ServerChoice {
  readonly scope: readonly KeyScope[];
  readonly resource?: readonly string[];
  readonly from?: readonly string[];
  /** `null`: for ever. */
  readonly lifetime?: number | null;
  readonly passwordStdin?: boolean;
}

/** `keys create`: the key alone goes to standard output. */
export async function createKey(context: CommandContext, name: string, options: CreateOptions): Promise<void> {
  const { client } = await connect(context, options);
  const resourceIds = options.resource === undefined ? undefined : await resourceIdsOf(client, options.resource);
  const { lifetime, from, scope } = options;
  const body = {
    name,
    scopes: [...scope],
    ...(resourceIds === undefined ? {} : { resourceIds }),
    ...(from === undefined ? {} : { cidrs: [...from] }),
    ...(lifetime === undefined ? {} : { lifetimeDays: lifetime }),
  };
  const made = await withConfirmation(context, options, (confirmed) =>
    client('createApiKey', { body: { ...body, ...confirmed } }),
  );
  context.note(madeText(context, made.apiKey));
  context.print(made, made.token);
}

async function resourceIdsOf(client: Client, names: readonly string[]): Promise<string[]> {
  const resources = await collectPages((after) => client('listResources', { query: { after, limit: 500 } }));
  return names.map((name) => nameChoice(resources, name, RESOURCES).resourceId);
}

function madeText(context: CommandContext, { name, expiresAt, resources }: ApiKeyView): string {
  const end = expiresAt === null ? 'until it is revoked' : `until ${formatInstant(expiresAt, context.timeFrame())}`;
  const bound = resources === null ? '' : `, for ${resources.map((resource) => resource.name).join(', ')} only`;
  return printable(`The key "${name}" works ${end}${bound}. It is shown this once: keep it in a secret store.`);
}
