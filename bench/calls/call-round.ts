import { timed } from '../clock.ts';
import { median } from '../statistics.ts';
import { ruleParameters } from './filled-groups.ts';
import type { LeanClient } from './lean-client.ts';

export const ROUND_CALLS = ['revoke', 'describe', 'authorize'] as const;

export type RoundCall = (typeof ROUND_CALLS)[number];

/** What each kind of call took, in milliseconds. */
export type CallTimes = Readonly<Record<RoundCall, number[]>>;

export function noTimes(): CallTimes {
  return { revoke: [], describe: [], authorize: [] };
}

export function medians(times: CallTimes): Readonly<Record<RoundCall, number>> {
  return { revoke: median(times.revoke), describe: median(times.describe), authorize: median(times.authorize) };
}

/** Takes one rule out of a group, reads the group, and puts the rule back. The calls are signed before the clock runs. */
export async function runRound(client: LeanClient, groupId: string, times: CallTimes): Promise<void> {
  const rule = { GroupId: groupId, ...ruleParameters(0) };
  const revoke = client.sign('RevokeSecurityGroupIngress', rule);
  const describe = client.sign('DescribeSecurityGroups', { 'GroupId.1': groupId });
  const authorize = client.sign('AuthorizeSecurityGroupIngress', rule);

  times.revoke.push(await timed(() => client.send(revoke)));
  times.describe.push(await timed(() => client.send(describe)));
  times.authorize.push(await timed(() => client.send(authorize)));
}
