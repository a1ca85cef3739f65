import type { AccountClients } from '@gatelease/account-reader';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { groupView } from './group-view.ts';
import type { GroupView } from './group-view.ts';
import { namedPeers } from './named-peers.ts';

type Ec2 = AccountClients['ec2'];

/** Every group, or those of one VPC, with the names of the groups that their rules name. */
export async function readGroups({ sdk, client }: Ec2, vpcId: string | undefined): Promise<readonly GroupView[]> {
  const Filters = vpcId === undefined ? [] : [{ Name: 'vpc-id', Values: [vpcId] }];
  const groups: GroupView[] = [];
  for await (const page of sdk.paginateDescribeSecurityGroups({ client }, { Filters })) {
    groups.push(...(page.SecurityGroups ?? []).map(groupView));
  }
  return groups.map((group) => ({ ...group, rules: namedPeers(group.rules, groups) }));
}

/** The group that somebody means by an id or a name. @throws group.not-found, group.ambiguous */
export async function findGroup(ec2: Ec2, wanted: string, vpcId: string | undefined): Promise<GroupView> {
  return oneOf(await readGroups(ec2, vpcId), wanted);
}

/** The one group out of many that has this id or, without regard to case, this name. @throws group.not-found, group.ambiguous */
export function oneOf(groups: readonly GroupView[], wanted: string): GroupView {
  const byId = groups.find(({ groupId }) => groupId === wanted);
  const named = groups.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const [first, ...others] = byId === undefined ? named : [byId];
  if (first === undefined) {
    throw new CommandProblem('group.not-found', `There is no group ${printable(JSON.stringify(wanted))} here.`, {
      hint: 'See: gatelease sg describe. Groups of another region need --region.',
    });
  }
  if (others.length > 0) {
    const choices = named.map(({ groupId, vpcId }) => `  ${groupId} in ${vpcId ?? 'EC2-Classic'}`);
    throw new CommandProblem(
      'group.ambiguous',
      `${String(named.length)} groups have the name ${printable(JSON.stringify(wanted))}.`,
      { hint: ['Take an id, or say --vpc:', ...choices].map(printable).join('\n') },
    );
  }
  return first;
}
