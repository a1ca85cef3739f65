import { openAccount, readAccount } from '@gatelease/account-reader';
import { startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import { afterEach, describe, expect, it } from 'vitest';
import { Ec2AccountGateway } from '../../src/adapters/aws/ec2-account-gateway.ts';
import { leastPolicy } from '../../src/domain/iam-policy/least-policy.ts';
import { policyDocuments } from '../../src/domain/iam-policy/policy-documents.ts';
import type { ExplainedStatement, PolicyNeeds } from '../../src/domain/iam-policy/policy-needs.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { BASTION, Installation, REGION } from '../support/installation.ts';

const ACCOUNT_ID = '000000000000';
const HOME = '203.0.113.7';
const TRAIN = '198.51.100.4';
const ssh = (address: string) => `tcp 22 from ${address}/32`;

const needsOf = (installationId: string, more: Partial<PolicyNeeds> = {}): PolicyNeeds => ({
  installationId,
  accountId: ACCOUNT_ID,
  regions: [REGION],
  groups: [{ region: REGION, id: BASTION }],
  prefixLists: [],
  explains: false,
  loadBalancers: false,
  ...more,
});

/** One action of one statement. */
interface Grant {
  readonly sid: string;
  readonly action: string;
}

function documentOf(statements: readonly ExplainedStatement[], leftOut?: Grant) {
  const kept = statements
    .map((statement) => ({
      ...statement,
      actions: statement.actions.filter((action) => action !== leftOut?.action || statement.sid !== leftOut.sid),
    }))
    .filter(({ actions }) => actions.length > 0);
  return policyDocuments(kept)[0];
}

/** How long a step may take: twenty times what it takes when nothing is refused. */
const STEP_MS = 4_000;

let installation: Installation | null = null;

afterEach(async () => {
  await installation?.close();
  installation = null;
});

/** Does the whole main job under a policy. @returns the first step that does not come true; `null` when all do. */
async function firstBrokenStep(leftOut?: Grant): Promise<string | null> {
  const started = await Installation.start({
    workerPolicy: (installationId) => documentOf(leastPolicy(needsOf(installationId)), leftOut),
  });
  installation = started;
  const { app, person } = started;
  const resource = await started.addResource(BASTION);
  const { policyId } = await started.addPolicy(resource);
  started.startWorker();
  const at = (address: string) => started.principal(person, address);
  let leaseId = '';
  const holds = (address: string | null) => () =>
    started.ingress(BASTION).join() === (address === null ? '' : ssh(address));
  const isIn = (state: string) => async () => (await started.readLease(leaseId)).state === state;
  const endInAws = () => started.rules(BASTION)[0]?.description ?? '';
  let endBefore = '';

  const steps: readonly [string, () => Promise<unknown>, () => Promise<boolean> | boolean][] = [
    [
      'open',
      async () => {
        const opened = await app.requestAccess(at(HOME), { policyId, durationSeconds: 600 });
        leaseId = opened.lease?.lease.leaseId ?? '';
      },
      async () => holds(HOME)() && (await isIn('active')()),
    ],
    [
      'extend',
      async () => {
        endBefore = endInAws();
        await app.extendLease(at(HOME), { leaseId, durationSeconds: 600 });
      },
      () => endInAws() !== endBefore,
    ],
    [
      'move',
      async () => {
        leaseId = (await app.moveLease(at(TRAIN), { leaseId })).lease.leaseId;
      },
      async () => holds(TRAIN)() && (await isIn('active')()),
    ],
    [
      'repair',
      async () => {
        await started.byHand(BASTION, 'revoke', ssh(TRAIN));
        const stale = { pictureIsStale: true };
        await started.store.write((tx) => tx.work.markDue(resource.resourceId, new Date(), stale));
        await started.wake([]);
      },
      holds(TRAIN),
    ],
    ['close', () => app.closeLease(at(TRAIN), { leaseId }), async () => holds(null)() && (await isIn('closed')())],
    ['verify', () => Promise.resolve(), () => isVerified(started)],
  ];
  for (const [name, begin, isDone] of steps) {
    await begin();
    if (!(await comesTrue(isDone))) return name;
  }
  return null;
}

async function comesTrue(isDone: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await eventually(isDone, (done) => done, STEP_MS);
  } catch {
    return false;
  }
}

/** The dry runs with which a credential is verified. */
async function isVerified(started: Installation): Promise<boolean> {
  const gateway = new Ec2AccountGateway(started.caller());
  const use = { credentialId: 'any', region: REGION, version: 1 };
  const tried = [
    ...(await gateway.tryRegion(use)),
    ...(await gateway.tryGroup({ credentialId: 'any', region: REGION, groupId: BASTION }, 1)),
  ];
  return tried.every(({ isAllowed }) => isAllowed);
}

describe('the main job under the least policy', () => {
  it('opens, extends, moves, repairs, closes and verifies', async () => {
    expect(await firstBrokenStep()).toBeNull();
  });

  it.each([
    ['open', 'ChangeRulesOfTheseGroups', 'ec2:AuthorizeSecurityGroupIngress'],
    ['open', 'MakeRulesWithOurTags', 'ec2:AuthorizeSecurityGroupIngress'],
    ['open', 'TagRulesWhileMakingThem', 'ec2:CreateTags'],
    ['open', 'ReadGroupsAndRules', 'ec2:DescribeSecurityGroupRules'],
    ['extend', 'ChangeRulesOfTheseGroups', 'ec2:UpdateSecurityGroupRuleDescriptionsIngress'],
    ['move', 'ChangeRulesOfTheseGroups', 'ec2:RevokeSecurityGroupIngress'],
    ['verify', 'ReadGroupsAndRules', 'ec2:DescribeSecurityGroups'],
  ])('cannot %s without %s / %s', async (step, sid, action) => {
    expect(await firstBrokenStep({ sid, action })).toBe(step);
  });

  it('tries every action of the policy above', () => {
    const granted = leastPolicy(needsOf('x')).flatMap(({ sid, actions }) =>
      actions.map((action) => `${sid} ${action}`),
    );

    expect(granted.toSorted()).toEqual(
      [
        'ChangeRulesOfTheseGroups ec2:AuthorizeSecurityGroupIngress',
        'ChangeRulesOfTheseGroups ec2:RevokeSecurityGroupIngress',
        'ChangeRulesOfTheseGroups ec2:UpdateSecurityGroupRuleDescriptionsIngress',
        'MakeRulesWithOurTags ec2:AuthorizeSecurityGroupIngress',
        'TagRulesWhileMakingThem ec2:CreateTags',
        'ReadGroupsAndRules ec2:DescribeSecurityGroupRules',
        'ReadGroupsAndRules ec2:DescribeSecurityGroups',
      ].toSorted(),
    );
  });
});

describe('reading the account under the least policy', () => {
  const statements = leastPolicy(needsOf('x', { explains: true, loadBalancers: true }));
  const reads = statements.filter(({ resources }) => resources.includes('*'));

  /**
   * What this reading does not come to: Local EC2 has neither network ACLs nor route tables, and its three tiers neither
   * prefix lists nor a classic load balancer.
   */
  const notCalled: readonly string[] = [
    'DescribeManagedPrefixLists',
    'DescribeNetworkAcls',
    'DescribeRouteTables',
    'GetManagedPrefixListEntries',
    'DescribeInstanceHealth',
  ];

  /** The calls of one reading that AWS refused. */
  async function refused(leftOut?: Grant): Promise<readonly string[]> {
    const keys = { accessKeyId: 'gatelease', secretAccessKey: 'gatelease-secret' };
    const iamPolicy = documentOf(statements, leftOut);
    const ec2 = await startLocalEc2({ seed: threeTierSeed, users: [{ name: 'gatelease', ...keys, iamPolicy }] });
    const denied = new Set<string>();
    try {
      const clients = await openAccount({
        region: REGION,
        endpoint: ec2.url,
        credentials: keys,
        around: async (action, _region, call) => {
          try {
            return await call();
          } catch (error) {
            if (/Unauthorized|AccessDenied/.test(error instanceof Error ? error.name : '')) denied.add(action);
            throw error;
          }
        },
      });
      await readAccount(clients).catch(() => undefined);
    } finally {
      await ec2.close();
    }
    return [...denied];
  }

  it('is refused nothing', async () => {
    expect(await refused()).toEqual([]);
  });

  it.each(
    reads
      .flatMap(({ sid, actions }) => actions.map((action) => ({ sid, action, call: action.split(':')[1] ?? '' })))
      .filter(({ call }) => !notCalled.includes(call)),
  )('is refused $call without $action', async ({ sid, action, call }) => {
    expect(await refused({ sid, action })).toEqual([call]);
  });
});
