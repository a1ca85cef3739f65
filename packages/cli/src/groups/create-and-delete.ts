import { parseGroupDescription, parseGroupName } from '@gatelease/security-groups';
import type { AccountOptions } from '../account/account-options.ts';
import { withAccountClients } from '../account/with-account-clients.ts';
import type { CommandContext } from '../command-context.ts';
import { wrongText } from './wrong-text.ts';
import { carriedOut } from './dry-run.ts';
import { findGroup } from './find-groups.ts';

export interface OneGroupOptions extends AccountOptions {
  readonly vpc?: string;
  readonly dryRun?: boolean;
  readonly ec2Tools?: boolean;
}

/** Makes a group. @throws usage.invalid, aws.refused */
export async function createGroup(
  context: CommandContext,
  name: string,
  options: OneGroupOptions & { readonly description: string },
): Promise<void> {
  const { description, vpc } = options;
  const parsedName = parseGroupName(name);
  if (!parsedName.ok) throw wrongText('The name', parsedName.problem);
  const parsedDescription = parseGroupDescription(description);
  if (!parsedDescription.ok) throw wrongText('--description', parsedDescription.problem);

  const isDryRun = options.dryRun === true;
  let groupId: string | null = null;
  const outcome = await withAccountClients(context.io, options, ({ ec2: { sdk, client } }) =>
    carriedOut(async () => {
      const VpcId = vpc === undefined ? {} : { VpcId: vpc };
      const input = { GroupName: name, Description: description, DryRun: isDryRun, ...VpcId };
      groupId = (await client.send(new sdk.CreateSecurityGroupCommand(input))).GroupId ?? null;
    }),
  );
  const people =
    outcome === 'done'
      ? `Made ${name}: ${String(groupId)}. Nothing gets in yet.`
      : `${name} would be made; nothing was.`;
  const tools = ['GROUP', ...(groupId === null ? [] : [groupId]), name, description].join('\t');
  context.print({ groupId, name, dryRun: isDryRun, outcome }, options.ec2Tools === true ? tools : people);
}

/** Deletes a group that nobody uses; EC2 refuses it otherwise. @throws group.not-found, group.ambiguous, aws.refused */
export async function deleteGroup(context: CommandContext, wanted: string, options: OneGroupOptions): Promise<void> {
  const isDryRun = options.dryRun === true;
  const { group, outcome } = await withAccountClients(context.io, options, async ({ ec2 }) => {
    const found = await findGroup(ec2, wanted, options.vpc);
    const input = { GroupId: found.groupId, DryRun: isDryRun };
    const call = () => ec2.client.send(new ec2.sdk.DeleteSecurityGroupCommand(input));
    return { group: found, outcome: await carriedOut(call) };
  });
  const { groupId, name } = group;
  const people =
    outcome === 'done' ? `Deleted ${name} (${groupId}).` : `${name} (${groupId}) would be deleted; nothing was.`;
  const tools = outcome === 'done' ? 'RETURN\ttrue' : people;
  context.print({ groupId, name, dryRun: isDryRun, outcome }, options.ec2Tools === true ? tools : people);
}
