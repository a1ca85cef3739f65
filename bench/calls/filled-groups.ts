import { inParallel } from '../in-parallel.ts';
import { addressOf } from '../running/groups.ts';
import type { LeanClient } from './lean-client.ts';

/** A rule as the parameters of a call. */
export function ruleParameters(number: number, position = 1): Readonly<Record<string, string>> {
  const prefix = `IpPermissions.${String(position)}`;
  return {
    [`${prefix}.IpProtocol`]: 'tcp',
    [`${prefix}.FromPort`]: '22',
    [`${prefix}.ToPort`]: '22',
    [`${prefix}.IpRanges.1.CidrIp`]: addressOf(number),
  };
}

/** Makes groups that hold so many rules, numbered from 0. */
export async function filledGroups(client: LeanClient, groups: number, rules: number): Promise<readonly string[]> {
  const groupIds: string[] = [];
  await inParallel(Array.from({ length: groups }), 4, async (_, index) => {
    const named = { GroupName: `bench-${String(index)}`, GroupDescription: 'bench' };
    const answer = await client.send(client.sign('CreateSecurityGroup', named));
    const groupId = /<groupId>(sg-[0-9a-f]+)<\/groupId>/.exec(answer)?.[1];
    if (groupId === undefined) throw new Error(`No group id in ${answer}`);
    const permissions = Array.from({ length: rules }, (_, number) => ruleParameters(number, number + 1));
    await client.send(
      client.sign('AuthorizeSecurityGroupIngress', Object.assign({ GroupId: groupId }, ...permissions)),
    );
    groupIds.push(groupId);
  });
  return groupIds;
}
