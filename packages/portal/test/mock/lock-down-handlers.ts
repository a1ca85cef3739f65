import { draftOf, lockDownPlanSchema, lockDownRequestSchema, planFileOf } from '@gatelease/contract/lock-down';
import type { LockDownPlanFile } from '@gatelease/contract/lock-down';
import type { LockDownView } from '@gatelease/contract';
import { differenceText, draftLockDown, namesOf, provePlan } from '@gatelease/security-groups';
import { accountOf } from './account-handlers.ts';
import { lockDownReading } from './lock-down-world.ts';
import { Refusal } from './state.ts';
import type { Handler, MockState } from './state.ts';

interface MockLockDown extends LockDownView {
  readonly plan: LockDownPlanFile;
}

const LOCK_DOWNS = new WeakMap<MockState, readonly MockLockDown[]>();

/** Lock-downs: planned by the pure model itself; the worker of the mock is done before anybody looks. */
export const LOCK_DOWN_HANDLERS = {
  readLockDownChoices: (state) => {
    const { world, loadBalancers, connectEndpoints } = lockDownReading();
    const balancers = loadBalancers === 'not-read' ? [] : loadBalancers;
    const endpoints = connectEndpoints === 'not-read' ? [] : connectEndpoints;
    return {
      account: accountOf(state),
      loadBalancers: balancers.map(({ loadBalancerId, name, kind }) => ({
        ...{ loadBalancerId, name, kind, targets: 2, hasGroup: true },
      })),
      endpoints: endpoints.map(({ endpointId, name = endpointId, vpcId, preservesClientAddress }) => ({
        ...{ endpointId, name, vpcId, preservesClientAddress },
      })),
      groups: world.groups.map(({ groupId, name, vpcId }) => ({ groupId, name, vpcId, members: 2 })),
    };
  },
  planLockDown: (state, { body }) => {
    const drafted = draftLockDown(lockDownReading(), lockDownRequestSchema.parse(field(body, 'request')));
    if (drafted.kind === 'refused') {
      const fields = drafted.problems.map((problem) => ({ field: 'request', ...problem }));
      throw new Refusal('request.invalid', `No plan can be made. ${fields[0]?.expected ?? ''}`, { fields });
    }
    const { draft, model } = drafted;
    const proof = (chosen: typeof draft.plan.removable) => {
      const proved = provePlan(model, draft.plan, chosen);
      return proved.kind === 'proved' ? differenceText(proved.difference, namesOf(model)) : [];
    };
    const suggested = draft.plan.removable.filter(({ isSuggested }) => isSuggested);
    return {
      account: accountOf(state),
      plan: planFileOf(draft, new Date(state.world.now)),
      proof: { added: proof([]), lockedDown: proof(suggested) },
    };
  },
  listLockDowns: (state) => ({ items: lockDownsOf(state).map(({ plan: _, ...view }) => view) }),
  readLockDown: (state, { params }) => find(state, params['lockDownId']),
  startLockDown: (state, { body }) => {
    const plan = lockDownPlanSchema.parse(field(body, 'plan'));
    const lockDownId = `lockdown-${String(lockDownsOf(state).length + 1)}`;
    const { targets } = draftOf(plan);
    const started: MockLockDown = {
      ...{ lockDownId, state: 'added', subject: plan.subject, credentialId: 'credential-production' },
      ...{ region: plan.region, ruleIds: [], confirmWithinSeconds: null, confirmBy: null, removed: [] },
      ...{ note: null, problem: null, startedByName: 'Ada Lovelace', version: 1, plan },
      targets: [...targets],
      startedAt: new Date(state.world.now).toISOString(),
    };
    LOCK_DOWNS.set(state, [started, ...lockDownsOf(state)]);
    return { lockDownId };
  },
  removeWiderRules: (state, { params, body }) => {
    const ruleIds = field(body, 'ruleIds');
    const seconds = field(body, 'confirmWithinSeconds');
    const chosen = Array.isArray(ruleIds) ? ruleIds.map(String) : [];
    const within = typeof seconds === 'number' ? seconds : null;
    return change(state, params['lockDownId'], (lockDown) => ({
      ...lockDown,
      state: within === null ? 'done' : 'confirming',
      ruleIds: chosen,
      confirmWithinSeconds: within,
      // Counted from now, because the page counts down by the browser's own clock.
      confirmBy: within === null ? null : new Date(Date.now() + within * 1000).toISOString(),
      removed: lockDown.plan.plan.removable.flatMap(({ groupId, ruleId = '', rule }) =>
        chosen.includes(ruleId) ? [{ groupId, ruleId, rule }] : [],
      ),
    }));
  },
  confirmLockDown: (state, { params }) =>
    change(state, params['lockDownId'], (lockDown) => ({ ...lockDown, state: 'done', confirmBy: null })),
  undoLockDown: (state, { params }) =>
    change(state, params['lockDownId'], (lockDown) => ({ ...lockDown, state: 'undone', confirmBy: null })),
} satisfies Record<string, Handler>;

function lockDownsOf(state: MockState): readonly MockLockDown[] {
  return LOCK_DOWNS.get(state) ?? [];
}

function find(state: MockState, lockDownId: string | undefined): MockLockDown {
  const found = lockDownsOf(state).find((one) => one.lockDownId === lockDownId);
  if (found === undefined) throw new Refusal('lock-down.not-found', 'There is no such lock-down.');
  return found;
}

function change(state: MockState, lockDownId: string | undefined, to: (from: MockLockDown) => MockLockDown) {
  const found = find(state, lockDownId);
  LOCK_DOWNS.set(
    state,
    lockDownsOf(state).map((one) => (one === found ? to(found) : one)),
  );
  return { lockDownId: found.lockDownId };
}

function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? new Map(Object.entries(body)).get(name) : undefined;
}
