import { expect, it } from 'vitest';
import { FakeIo } from '../../test/support/fake-io.ts';
import { createCommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import type { TaggedRule } from './decide-sweep.ts';
import type { RuleGateway } from './rule-gateway.ts';
import { sweep } from './sweep-command.ts';

const EXPIRED = '2026-11-23T11:00:00Z';
const LIVE = '2026-11-23T13:00:00Z';

function rule(ruleId: string, expiresAt: string | null, given: Partial<TaggedRule> = {}): TaggedRule {
  const tags: Record<string, string> =
    expiresAt === null ? {} : { 'gatelease:installation': 'one', 'gatelease:expires-at': expiresAt };
  return {
    ruleId,
    groupId: 'sg-1',
    direction: 'ingress',
    text: 'tcp 22 from 203.0.113.7/32',
    description: '',
    tags,
    ...given,
  };
}

interface FakeRegion extends RuleGateway {
  readonly standing: Set<string>;
  readonly revokes: string[];
}

/** A region where `stuck` rules cannot be revoked and `slow` ones are still seen for that many reads. */
function region(
  rules: readonly TaggedRule[],
  given: { stuck?: string[]; slow?: number; isBlind?: boolean } = {},
): FakeRegion {
  const standing = new Set(rules.map(({ ruleId }) => ruleId));
  const gone: string[] = [];
  const revokes: string[] = [];
  let staleReads = given.slow ?? 0;
  return {
    region: 'eu-central-1',
    standing,
    revokes,
    listRules: async () => rules,
    readAgain: async (_, ruleIds) => {
      if (given.isBlind === true) throw new CommandProblem('aws.refused', 'EC2 said no. UnauthorizedOperation');
      staleReads -= 1;
      return new Set(ruleIds.filter((ruleId) => standing.has(ruleId) || (staleReads >= 0 && gone.includes(ruleId))));
    },
    revoke: async (groupId, direction, ruleIds) => {
      revokes.push(`${groupId} ${direction} ${ruleIds.join(' ')}`);
      if (ruleIds.some((ruleId) => given.stuck?.includes(ruleId))) {
        throw new CommandProblem('aws.refused', 'EC2 said no. InvalidSecurityGroupRuleId.NotFound');
      }
      for (const ruleId of ruleIds) if (standing.delete(ruleId)) gone.push(ruleId);
    },
  };
}

async function swept(gateway: RuleGateway, options: { dryRun?: boolean; region?: string[] } = {}) {
  const fake = new FakeIo();
  const code = await sweep(createCommandContext(fake.io, true), { grace: 0, ...options }, async (name) => {
    if (name === 'us-east-1') throw new CommandProblem('aws.unreachable', 'EC2 does not answer.');
    return gateway;
  }).then(
    () => 'done',
    (error: CommandProblem) => error.code,
  );
  const report = fake.out === '' ? { rules: [] } : JSON.parse(fake.out);
  const outcomes = Object.fromEntries(report.rules.map((each: any) => [each.ruleId, each.outcome]));
  return { code, outcomes, report };
}

it('removes what has expired and nothing else', async () => {
  const gateway = region([
    rule('sgr-expired', EXPIRED),
    rule('sgr-live', LIVE),
    rule('sgr-unreadable', 'soon'),
    rule('sgr-foreign', null, { description: `Gatelease lease 01J until ${EXPIRED}` }),
  ]);

  const { code, outcomes } = await swept(gateway);

  expect(code).toBe('done');
  expect(outcomes).toEqual({ 'sgr-expired': 'removed', 'sgr-live': 'live', 'sgr-unreadable': 'unreadable' });
  expect([...gateway.standing]).toEqual(['sgr-live', 'sgr-unreadable', 'sgr-foreign']);
});

it('removes nothing in a dry run', async () => {
  const gateway = region([rule('sgr-expired', EXPIRED)]);

  const { code, outcomes } = await swept(gateway, { dryRun: true });

  expect([code, outcomes]).toEqual(['done', { 'sgr-expired': 'would-remove' }]);
  expect(gateway.revokes).toEqual([]);
});

it('calls once for each group and direction', async () => {
  const gateway = region([
    rule('sgr-1', EXPIRED),
    rule('sgr-2', EXPIRED, { groupId: 'sg-2' }),
    rule('sgr-3', EXPIRED),
    rule('sgr-4', EXPIRED, { direction: 'egress' }),
  ]);

  await swept(gateway);

  expect(gateway.revokes).toEqual(['sg-1 ingress sgr-1 sgr-3', 'sg-2 ingress sgr-2', 'sg-1 egress sgr-4']);
});

it('does not let one rule that cannot be removed keep the others open', async () => {
  const gateway = region([rule('sgr-1', EXPIRED), rule('sgr-stuck', EXPIRED)], { stuck: ['sgr-stuck'] });

  const { code, outcomes, report } = await swept(gateway);

  expect(code).toBe('sweep.incomplete');
  expect(outcomes).toEqual({ 'sgr-1': 'removed', 'sgr-stuck': 'failed' });
  expect(report.rules[1].problem).toContain('InvalidSecurityGroupRuleId.NotFound');
});

it('looks again while a read is behind the write', async () => {
  const { code, outcomes } = await swept(region([rule('sgr-1', EXPIRED)], { slow: 3 }));

  expect([code, outcomes]).toEqual(['done', { 'sgr-1': 'removed' }]);
});

it('does not say removed of what it cannot see', async () => {
  const { code, outcomes } = await swept(region([rule('sgr-1', EXPIRED)], { isBlind: true }));

  expect([code, outcomes]).toEqual(['sweep.incomplete', { 'sgr-1': 'failed' }]);
});

it('sweeps the other regions when one cannot be reached', async () => {
  const { code, outcomes } = await swept(region([rule('sgr-1', EXPIRED)]), { region: ['us-east-1', 'eu-central-1'] });

  expect([code, outcomes]).toEqual(['sweep.incomplete', { 'sgr-1': 'removed' }]);
});

it.each([
  { env: { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'us-west-2' }, asked: 'eu-west-1' },
  { env: { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-2' }, asked: 'us-west-2' },
  { env: { AWS_DEFAULT_REGION: 'us-west-2' }, asked: 'us-west-2' },
  { env: {}, asked: undefined },
])('sweeps the region that the AWS command line would take from $env', async ({ env, asked }) => {
  const regions: (string | undefined)[] = [];

  await sweep(createCommandContext(new FakeIo({ env }).io, true), { grace: 0 }, async (name) => {
    regions.push(name);
    return region([]);
  });

  expect(regions).toEqual([asked]);
});
