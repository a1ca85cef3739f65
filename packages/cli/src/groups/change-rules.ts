import type { AccountClients } from '@gatelease/account-reader';
import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Direction } from '@gatelease/security-groups';
import { withAccountClients } from '../account/with-account-clients.ts';
import type { AccountOptions } from '../account/account-options.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { carriedOut } from './dry-run.ts';
import { oneOf, readGroups } from './find-groups.ts';
import { groupLine, permissionLines } from './group-lines.ts';
import { ruleTable } from './group-table.ts';
import { rulesOf } from './group-view.ts';
import { namedPeers } from './named-peers.ts';
import type { GroupView } from './group-view.ts';
import { permissionOf } from './permission-options.ts';
import type { PermissionOptions } from './permission-options.ts';

export interface ChangeRulesOptions extends AccountOptions, PermissionOptions {
  readonly vpc?: string;
  readonly egress?: boolean;
  readonly dryRun?: boolean;
  readonly ec2Tools?: boolean;
}

const WORDS = {
  authorize: { done: 'Authorized', wouldBeDone: 'Would be authorized' },
  revoke: { done: 'Revoked', wouldBeDone: 'Would be revoked' },
} as const;

/** Authorizes or revokes the rules that the options say, and shows them. @throws group.not-found, aws.refused, usage.invalid */
export async function changeRules(
  context: CommandContext,
  action: 'authorize' | 'revoke',
  wanted: string,
  options: ChangeRulesOptions,
): Promise<void> {
  const direction: Direction = options.egress === true ? 'egress' : 'ingress';
  // What is wrong with the options is found before anything is asked of AWS.
  permissionOf(options, (text) => text);
  const { groups, group, permission, outcome } = await withAccountClients(context.io, options, async ({ ec2 }) => {
    const groups = await readGroups(ec2, options.vpc);
    const found = oneOf(groups, wanted);
    const made = permissionOf(options, (text) =>
      text.startsWith('sg-') ? text : oneOf(neighbours(groups, found), text).groupId,
    );
    const call = { groupId: found.groupId, permission: made, direction, isDryRun: options.dryRun === true };
    return { groups, group: found, permission: made, outcome: await carriedOut(() => CALLS[action](ec2, call)) };
  });

  const rules = namedPeers(rulesOf(direction, permission), groups);
  const words = WORDS[action][outcome === 'done' ? 'done' : 'wouldBeDone'];
  const text =
    options.ec2Tools === true
      ? [groupLine(group), ...permissionLines(group, rules)].join('\n')
      : `${words} in ${group.name} (${group.groupId}):\n${ruleTable(rules)}`;
  if (action === 'revoke' && outcome === 'done') {
    context.note('Nothing new gets through; connections that are open go on until they end.');
  }
  context.print({ groupId: group.groupId, dryRun: options.dryRun === true, outcome, rules }, text);
}

/** A source is named among the groups of the same network. */
function neighbours(groups: readonly GroupView[], { vpcId }: GroupView): readonly GroupView[] {
  return groups.filter((group) => group.vpcId === vpcId);
}

interface RuleCall {
  readonly groupId: string;
  readonly permission: IpPermission;
  readonly direction: Direction;
  readonly isDryRun: boolean;
}

const CALLS = { authorize, revoke } as const;

async function authorize({ sdk, client }: AccountClients['ec2'], call: RuleCall): Promise<void> {
  const input = { GroupId: call.groupId, IpPermissions: [call.permission], DryRun: call.isDryRun };
  if (call.direction === 'ingress') await client.send(new sdk.AuthorizeSecurityGroupIngressCommand(input));
  else await client.send(new sdk.AuthorizeSecurityGroupEgressCommand(input));
}

/** In a default VPC, EC2 says yes to revoking what is not there, and names it beside. */
async function revoke({ sdk, client }: AccountClients['ec2'], call: RuleCall): Promise<void> {
  const input = { GroupId: call.groupId, IpPermissions: [call.permission], DryRun: call.isDryRun };
  const { UnknownIpPermissions: unknown = [] } =
    call.direction === 'ingress'
      ? await client.send(new sdk.RevokeSecurityGroupIngressCommand(input))
      : await client.send(new sdk.RevokeSecurityGroupEgressCommand(input));
  if (unknown.length === 0) return;
  const missing = ruleTable(unknown.flatMap((permission) => rulesOf(call.direction, permission)));
  throw new CommandProblem(
    'rule.not-found',
    `The group ${call.groupId} has no such rule; what else was named is revoked.`,
    {
      hint: `Not there:\n${missing}`,
    },
  );
}
