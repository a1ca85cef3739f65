import { setTimeout as sleep } from 'node:timers/promises';
import { AuthorizeSecurityGroupIngressCommand, RevokeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { Client } from '@gatelease/contract/client';
import { millisecondsBetween, now, until } from '../clock.ts';
import { milliseconds, ratioFigure } from '../report/figure.ts';
import { signInAdministrator } from '../running/administrator.ts';
import { Engine } from '../running/engine.ts';
import type { RuleChange } from '../running/engine-messages.ts';
import { startBeside } from '../running/gatelease.ts';
import { bareClient, createGroups, managedGroup } from '../running/groups.ts';
import { median, quantile } from '../statistics.ts';
import type { Part } from './part.ts';

/** How many times as long as the bare call an opening may take. */
const MOST = 1.3;

/** What is kept still between two measurements, so that the one does not pay for the other. */
const CALM_MS = 5;

/**
 * From the API call to the rule being in the group, beside the bare SDK call with an equal rule.
 *
 * Both in every round, each first in every other one. Closing and revoking again are not measured, and nothing is
 * measured before the server has come to rest.
 */
export const measureOpening: Part = async ({ workspace, sizes, profileDir, say }) => {
  const { rounds, warmUpRounds } = sizes.opening;
  const engine = await Engine.start(workspace, { onDisk: true });
  const gatelease = await startBeside(workspace, engine, profileDir);
  const apis = await signInAdministrator(workspace, gatelease.url);
  const aws = bareClient(workspace, engine.url);
  const [ownGroup, bareGroup] = await createGroups(aws, 2);
  const policyId = await managedGroup(apis[0], ownGroup!, { allowedScopes: ['loopback'] });

  const doorOf = (round: number): Door => {
    const api = apis[Math.abs(round) % apis.length] ?? apis[0];
    return { api, engine, groupId: ownGroup!, policyId };
  };
  let equal = (await openOnce(doorOf(0))).change;
  const openings: Opening[] = [];
  const bare: BareCall[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    if (round === 0) say('warm, now measuring');
    const bareFirst = round % 2 === 0;
    const before = bareFirst ? await authorizeOnce({ aws, engine, groupId: bareGroup!, equal }) : null;
    const opening = await openOnce(doorOf(round));
    const call = before ?? (await authorizeOnce({ aws, engine, groupId: bareGroup!, equal }));
    equal = opening.change;
    if (round < 0) continue;
    openings.push(opening);
    bare.push(call);
  }
  return reportOf(openings, bare);
};

interface Opening {
  readonly untilInGroupMs: number;
  readonly untilAnsweredMs: number;
  readonly closingMs: number;
  readonly change: RuleChange;
}

interface Door {
  readonly api: Client;
  readonly engine: Engine;
  readonly groupId: string;
  readonly policyId: string;
}

async function openOnce({ api, engine, groupId, policyId }: Door): Promise<Opening> {
  const coming = engine.next('came', groupId);
  const from = now();
  const answering = api('requestAccess', { body: { policyId } }).then((answer) => ({ answer, at: now() }));
  const [change, { answer, at }] = await Promise.all([coming, answering]);

  const { leaseId } = answer.lease!;
  await untilState(api, leaseId, 'active');
  const going = engine.next('went', groupId);
  const closingFrom = now();
  await api('closeLease', { params: { leaseId } });
  const gone = await going;
  await untilState(api, leaseId, 'closed');
  await sleep(CALM_MS);
  return {
    untilInGroupMs: millisecondsBetween(from, change.at),
    untilAnsweredMs: millisecondsBetween(from, at),
    closingMs: millisecondsBetween(closingFrom, gone.at),
    change,
  };
}

async function untilState(api: Client, leaseId: string, state: string): Promise<void> {
  const ask = () => api('readLease', { params: { leaseId } });
  await until(`the lease is ${state}`, ask, {
    isRight: (lease) => lease.state === state,
    withinMs: 20_000,
    everyMs: 2,
  });
}

interface BareCall {
  readonly untilInGroupMs: number;
  readonly untilReturnedMs: number;
}

/** The same rule with the same tags and description, by a script. */
async function authorizeOnce(call: {
  readonly aws: EC2Client;
  readonly engine: Engine;
  readonly groupId: string;
  readonly equal: RuleChange;
}): Promise<BareCall> {
  const { aws, engine, groupId, equal } = call;
  const coming = engine.next('came', groupId);
  const from = now();
  await aws.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          IpRanges: [{ CidrIp: equal.cidr, Description: equal.description }],
        },
      ],
      TagSpecifications: [
        { ResourceType: 'security-group-rule', Tags: equal.tags.map(({ key, value }) => ({ Key: key, Value: value })) },
      ],
    }),
  );
  const returnedAt = now();
  const { at, ruleId } = await coming;
  await aws.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: [ruleId] }));
  await sleep(CALM_MS);
  return { untilInGroupMs: millisecondsBetween(from, at), untilReturnedMs: millisecondsBetween(from, returnedAt) };
}

function reportOf(openings: readonly Opening[], bare: readonly BareCall[]) {
  const inGroup = openings.map(({ untilInGroupMs }) => untilInGroupMs);
  const opened = median(inGroup);
  const answered = median(openings.map(({ untilAnsweredMs }) => untilAnsweredMs));
  const returned = median(bare.map(({ untilReturnedMs }) => untilReturnedMs));
  const bareInGroup = median(bare.map(({ untilInGroupMs }) => untilInGroupMs));
  return {
    title: `Opening, medians of ${String(openings.length)} interleaved rounds`,
    figures: [
      ratioFigure('API call to rule in the group, beside the bare SDK call until it returns', opened, returned, MOST),
      ratioFigure(
        'API call to rule in the group, beside the bare SDK call to the same instant',
        opened,
        bareInGroup,
        MOST,
      ),
      { name: 'API call to its HTTP answer', value: milliseconds(answered) },
      { name: 'API call to rule in the group, 95 in 100', value: milliseconds(quantile(inGroup, 0.95)) },
      {
        name: 'Close call to rule gone',
        value: milliseconds(median(openings.map(({ closingMs }) => closingMs))),
      },
    ],
    notes: [],
  };
}
