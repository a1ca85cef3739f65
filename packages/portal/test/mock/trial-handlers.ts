import type { PolicyView } from '@gatelease/contract';
import { makeTryPolicy } from '../../../broker/src/application/policies/try-policy.ts';
import type { UseCaseContext } from '../../../broker/src/application/use-case-context.ts';
import { presentPolicyTrial } from '../../../broker/src/adapters/http/present/present-policy-trial.ts';
import { found } from './state.ts';
import type { Handler, MockState } from './state.ts';

/** Trials of policies: decided by the server's own use case, over the people of the mock. */
export const TRIAL_HANDLERS = {
  tryPolicy: async (state, { body }) => {
    const tryPolicy = makeTryPolicy(contextOf(state));
    const principal: any = {
      organizationId: 'o-1',
      role: 'administrator',
      access: 'dashboard',
      address: '203.0.113.7',
    };
    return presentPolicyTrial(await tryPolicy(principal, body));
  },
  previewPolicyChange: ({ world }, { params, body }) => {
    const policy = found(
      world.policies.find(({ policyId }) => policyId === params['policyId']),
      'policy.not-found',
    );
    const live = world.leases.filter(
      ({ policyId, state }) => policyId === policy.policyId && ['scheduled', 'opening', 'active'].includes(state),
    );
    return {
      leases: live.map((lease) => ({ lease, lost: lostOf(body.policy, lease.traffics) })),
      requests: world.requests.filter(({ policyId, state }) => policyId === policy.policyId && state === 'pending'),
    };
  },
} satisfies Record<string, Handler>;

function lostOf(policy: PolicyView | null, traffics: readonly string[]) {
  if (policy === null) return 'policy-deleted';
  if (policy.status === 'disabled') return 'policy-disabled';
  return traffics.every((traffic) => policy.traffics.includes(traffic)) ? null : 'traffic-dropped';
}

/** The part of a store that a trial reads. */
function contextOf({ world }: MockState): Pick<UseCaseContext, 'store' | 'clock'> {
  const people = world.people.map((person) => ({ ...person, organizationId: 'o-1' }));
  const store: any = { read: (work: any) => work({ people: { list: () => Promise.resolve(people) } }) };
  return { store, clock: { now: () => new Date(world.now) } };
}
