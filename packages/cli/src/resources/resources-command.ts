import type { Client } from '@gatelease/contract/client';
import type { ResourceView } from '@gatelease/contract';
import type { Command } from 'commander';
import { collectPages } from '../api-lists.ts';
import { nameChoice } from '../choose/name-choice.ts';
import { RESOURCES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { credentialNamed } from '../credentials/credential-named.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { describeResource, formatResources } from './resource-text.ts';
import { verifyResource } from './verify-resource.ts';

interface AddOptions extends ServerChoice {
  readonly region?: string;
  readonly account?: string;
  readonly name?: string;
}

const PAGE = 500;

/** Adds `resources` with what can be done to managed security groups. */
export function addResourcesCommand(program: Command, context: CommandContext): void {
  const resources = program
    .command('resources')
    .summary('security groups: add, verify, remove')
    .description('The security groups whose ingress Gatelease manages.');

  withServerOptions(
    resources
      .command('ls')
      .description('List the security groups.')
      .option('--account <account>', 'only those of one AWS account')
      .option('--search <words>', 'words of the name, the group id or the VPC'),
  ).action((options: ServerChoice & { readonly account?: string; readonly search?: string }) => list(context, options));
  withServerOptions(
    resources
      .command('add <group-id...>')
      .description('Manage security groups, by their ids. Nothing in them is changed.')
      .option('--region <region>', 'where they are (default: the only region of the account)')
      .option('--account <account>', 'the AWS account they are in (default: the only one that fits)')
      .option('--name <name>', 'what to call it, when it is one (default: as AWS calls it)'),
  ).action((groupIds: readonly string[], options: AddOptions) => add(context, groupIds, options));
  withServerOptions(resources.command('show <resource>').description('Show a security group with its rules.')).action(
    async (named: string, options: ServerChoice) => {
      const { client } = await connect(context, options);
      const { resourceId } = await resourceNamed(client, named);
      const resource = await client('readResource', { params: { resourceId } });
      context.print(resource, describeResource(resource, context));
    },
  );
  withServerOptions(
    resources.command('verify <resource>').description('Read a security group now, and put right what is not.'),
  ).action(async (named: string, options: ServerChoice) => {
    const { client } = await connect(context, options);
    await verifyResource(context, client, await resourceNamed(client, named));
  });
  withServerOptions(
    resources.command('delete <resource>').description('Stop managing a security group. Its access rules go with it.'),
  ).action((named: string, options: ServerChoice) => remove(context, named, options));

  resources.addHelpText(
    'after',
    `
Examples:
  gatelease resources ls --account Production
  gatelease resources add sg-0123456789abcdef0 --region eu-central-1 --name "Production DB"
  gatelease resources verify "Production DB"`,
  );
}

async function list(
  context: CommandContext,
  options: ServerChoice & { readonly account?: string; readonly search?: string },
): Promise<void> {
  const { client } = await connect(context, options);
  const { account, search } = options;
  const query = {
    ...(account === undefined ? {} : { credentialId: (await credentialNamed(client, account)).credentialId }),
    ...(search === undefined ? {} : { search }),
    limit: PAGE,
  };
  const resources = await collectPages((after) => client('listResources', { query: { ...query, after } }));
  const text = resources.length === 0 ? 'There are no such security groups.' : formatResources(resources, context);
  context.print({ resources }, text);
}

async function add(context: CommandContext, groupIds: readonly string[], options: AddOptions): Promise<void> {
  const { client } = await connect(context, options);
  const { account, name } = options;
  const credential = account === undefined ? undefined : await credentialNamed(client, account);
  const region = options.region ?? (await onlyRegion(client, credential?.credentialId));
  const added: ResourceView[] = [];
  for (const groupId of groupIds) {
    const body = {
      ...(credential === undefined ? {} : { credentialId: credential.credentialId }),
      ...(name === undefined || groupIds.length > 1 ? {} : { name }),
      region,
      groupId,
    };
    const resource = await client('addResource', { body });
    added.push(resource);
    context.note(`${groupId} is managed now.`);
  }
  context.print({ resources: added }, formatResources(added, context));
}

/** The region of the account when it has one; otherwise whoever asks has to say. @throws usage.invalid */
async function onlyRegion(client: Client, credentialId: string | undefined): Promise<string> {
  const { items } = await client('listCredentials');
  const meant = items.filter((each) => credentialId === undefined || each.credentialId === credentialId);
  const regions = [...new Set(meant.flatMap((each) => each.regions))];
  const [only] = regions;
  if (only !== undefined && regions.length === 1) return only;
  throw new CommandProblem('usage.invalid', `Say which region with --region: ${regions.join(', ')}.`);
}

export async function resourceNamed(client: Client, named: string): Promise<ResourceView> {
  const resources = await collectPages((after) => client('listResources', { query: { after, limit: PAGE } }));
  return nameChoice(resources, named, RESOURCES);
}

async function remove(context: CommandContext, named: string, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const { resourceId, name } = await resourceNamed(client, named);
  await client('deleteResource', { params: { resourceId } });
  context.print({ resourceId }, `${name} is managed no more. Its rules are as they were.`);
}
