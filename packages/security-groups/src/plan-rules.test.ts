import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valid } from '../test/valid.ts';
import { isEmptyPlan, planRules } from './plan-rules.ts';
import type { DesiredRule, ObservedRule } from './plan-rules.ts';
import { formatRule, parseRule } from './rule-text.ts';

const US = 'gatelease';

interface Wish extends DesiredRule {
  readonly leaseId?: string;
}

const desired = (port: number, leaseId?: string): Wish => ({
  rule: valid(parseRule(`tcp ${String(port)} from 203.0.113.7/32`)),
  ...(leaseId === undefined ? {} : { leaseId }),
});

const observed = (port: number, owner?: string, ruleId = `sgr-${String(port)}`): ObservedRule => ({
  ruleId,
  rule: desired(port).rule,
  ...(owner === undefined ? {} : { owner }),
});

describe('planRules', () => {
  it('authorizes what is wanted and missing', () => {
    expect(planRules(US, [desired(22)], [])).toEqual({ revoke: [], authorize: [desired(22)], foreign: [] });
  });

  it('revokes what is ours and wanted no more', () => {
    expect(planRules(US, [], [observed(22, US)])).toEqual({ revoke: [observed(22, US)], authorize: [], foreign: [] });
  });

  it('leaves what is ours and still wanted', () => {
    const plan = planRules(US, [desired(22)], [observed(22, US)]);

    expect(plan).toEqual({ revoke: [], authorize: [], foreign: [] });
    expect(isEmptyPlan(plan)).toBe(true);
  });

  it.each([
    { name: 'nobody', owner: undefined },
    { name: 'another installation', owner: 'gatelease-2' },
    { name: 'an installation whose name begins like ours', owner: 'gatelease ' },
  ])('leaves a rule owned by $name alone, wanted or not', ({ owner }) => {
    const plan = planRules(US, [desired(22)], [observed(22, owner), observed(3389, owner)]);

    expect(plan).toEqual({ revoke: [], authorize: [], foreign: [observed(22, owner)] });
    expect(isEmptyPlan(plan)).toBe(true);
  });

  it('takes the same traffic in the other direction for another rule', () => {
    const outbound: ObservedRule = { ruleId: 'sgr-1', rule: { ...desired(22).rule, direction: 'egress' }, owner: US };

    const plan = planRules(US, [desired(22)], [outbound]);

    expect(plan).toEqual({ revoke: [outbound], authorize: [desired(22)], foreign: [] });
  });

  it('lets no wider rule of somebody else stand in for a wanted one', () => {
    const wide: ObservedRule = { ruleId: 'sgr-1', rule: valid(parseRule('all from 0.0.0.0/0')) };

    expect(planRules(US, [desired(22)], [wide]).authorize).toEqual([desired(22)]);
  });

  it('replaces a rule of ours that somebody changed', () => {
    const changed: ObservedRule = { ...observed(22, US), rule: valid(parseRule('tcp 22 from 0.0.0.0/0')) };

    expect(planRules(US, [desired(22)], [changed])).toEqual({
      revoke: [changed],
      authorize: [desired(22)],
      foreign: [],
    });
  });

  it('keeps a shared rule until the last wish for it is gone', () => {
    const shared = observed(22, US);

    expect(isEmptyPlan(planRules(US, [desired(22, 'lease-1'), desired(22, 'lease-2')], [shared]))).toBe(true);
    expect(isEmptyPlan(planRules(US, [desired(22, 'lease-2')], [shared]))).toBe(true);
    expect(planRules(US, [], [shared]).revoke).toEqual([shared]);
  });

  it('authorizes once what several want, and lets the same one stand for all in any order', () => {
    const wishes = [desired(22, 'lease-2'), desired(22, 'lease-1'), desired(22)];

    expect(planRules(US, wishes, []).authorize).toEqual([desired(22, 'lease-1')]);
    expect(planRules(US, [...wishes].reverse(), []).authorize).toEqual([desired(22, 'lease-1')]);
  });

  it('finds a group by its id, whether its account was said or not', () => {
    const wish = { rule: valid(parseRule('tcp 22 from sg-00000001')) };
    const there = { ruleId: 'sgr-1', rule: valid(parseRule('tcp 22 from 123456789012/sg-00000001')), owner: US };

    expect(isEmptyPlan(planRules(US, [wish], [there]))).toBe(true);
  });

  it('orders by the rules and not by their texts', () => {
    const plan = planRules(US, [desired(443), desired(22), desired(9)], []);

    expect(plan.authorize).toEqual([desired(9), desired(22), desired(443)]);
  });

  it('revokes both of two equal rules that it owns and nobody wants, which EC2 cannot have', () => {
    const twice = [observed(22, US, 'sgr-2'), observed(22, US, 'sgr-1')];

    expect(planRules(US, [], twice).revoke).toEqual([twice[1], twice[0]]);
    expect(planRules(US, [desired(22)], twice).revoke).toEqual([]);
  });

  it('names a rule id once when two pages showed it twice', () => {
    const moved = { ...observed(23, US), ruleId: 'sgr-22' };

    expect(planRules(US, [], [observed(22, US), observed(22, US)]).revoke).toEqual([observed(22, US)]);
    expect(planRules(US, [], [observed(22, US), moved]).revoke).toEqual([observed(22, US)]);
  });

  it('leaves its arguments as they were', () => {
    const wishes = Object.freeze([desired(443), desired(22)]);
    const rules = Object.freeze([observed(3389, US), observed(25)]);

    expect(() => planRules(US, wishes, rules)).not.toThrow();
  });
});

describe('every plan', () => {
  const port = fc.integer({ min: 1, max: 6 });
  const owner = fc.constantFrom(US, 'gatelease-2', undefined);
  const wishes = fc.array(fc.tuple(port, fc.constantFrom('lease-1', 'lease-2')).map((args) => desired(...args)));
  const rules = fc.uniqueArray(
    fc.tuple(port, owner).map(([number, who]) => observed(number, who)),
    { selector: ({ ruleId }) => ruleId },
  );

  it('revokes only rules of the owner that nobody wants', () => {
    fc.assert(
      fc.property(wishes, rules, (want, have) => {
        const wanted = want.map(({ rule }) => formatRule(rule));

        for (const entry of planRules(US, want, have).revoke) {
          expect(entry.owner).toBe(US);
          expect(wanted).not.toContain(formatRule(entry.rule));
        }
      }),
    );
  });

  it('is the same for every order of the lists', () => {
    const shuffled = fc
      .tuple(wishes, rules)
      .chain(([want, have]) =>
        fc.tuple(
          fc.constant({ want, have }),
          fc.shuffledSubarray(want, { minLength: want.length }),
          fc.shuffledSubarray(have, { minLength: have.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([{ want, have }, otherWant, otherHave]) => {
        expect(planRules(US, otherWant, otherHave)).toEqual(planRules(US, want, have));
      }),
    );
  });

  it('leaves nothing to do once it is applied, and every wanted rule there', () => {
    fc.assert(
      fc.property(wishes, rules, (want, have) => {
        const plan = planRules(US, want, have);

        const revoked = new Set(plan.revoke.map(({ ruleId }) => ruleId));
        const after: readonly ObservedRule[] = [
          ...have.filter(({ ruleId }) => !revoked.has(ruleId)),
          ...plan.authorize.map(({ rule }, index) => ({ ruleId: `sgr-new-${String(index)}`, rule, owner: US })),
        ];

        const texts = after.map(({ rule }) => formatRule(rule));
        expect(isEmptyPlan(planRules(US, want, after))).toBe(true);
        expect(texts).toEqual(expect.arrayContaining(want.map(({ rule }) => formatRule(rule))));
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });
});
