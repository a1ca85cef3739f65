import { timed } from '../clock.ts';
import { median } from '../statistics.ts';
import { ruleParameters } from './filled-groups.ts';
import type { LeanClient, ReadyCall } from './lean-client.ts';

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

/** The calls of a round on one group, signed: signing again is the client's work, and takes as long as the server's. */
export type SignedRound = Readonly<Record<RoundCall, ReadyCall>>;

/** Good for as long as a signature is, a quarter of an hour. */
export function signRound(client: LeanClient, groupId: string): SignedRound {
  const rule = { GroupId: groupId, ...ruleParameters(0) };
  return {
    revoke: client.sign('RevokeSecurityGroupIngress', rule),
    describe: client.sign('DescribeSecurityGroups', { 'GroupId.1': groupId }),
    authorize: client.sign('AuthorizeSecurityGroupIngress', rule),
  };
}

/** Takes one rule out of a group, reads the group, and puts the rule back. */
export async function runRound(client: LeanClient, round: SignedRound, times: CallTimes): Promise<void> {
  for (const call of ROUND_CALLS) times[call].push(await timed(() => client.send(round[call])));
}
