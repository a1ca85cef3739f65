import { parseIpAddress } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import { isGrantedTo } from '../../domain/grant.ts';
import { decideOpening } from '../../domain/open-decision.ts';
import type { Person } from '../../domain/person.ts';
import type { PolicyInput } from '../../domain/policy-input.ts';
import type { TimeWindow } from '../../domain/schedule.ts';
import { nextMoment } from '../../domain/week-moment.ts';
import type { WeekMoment } from '../../domain/week-moment.ts';
import { openingProblem } from '../access/opening-refusal.ts';
import { addressesOf } from '../access/request-access.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { readPolicyFields } from './policy-fields.ts';

export interface PolicyTrialInput {
  /** A draft or a saved policy; its name and its resource may be missing still. */
  readonly policy: PolicyInput;
  /** Whose wish is tried. Left out: the first active person whom the policy names. */
  readonly personId?: string | undefined;
  /** From where. Left out: from where the caller is. */
  readonly address?: string | undefined;
  /** When: times of the week in the policy's time zone. `null` is now. */
  readonly moments: readonly (WeekMoment | null)[];
}

/** What would happen to a wish at one moment. */
export interface MomentTrial {
  readonly at: Date;
  readonly outcome: 'opens' | 'needs-approval' | 'refused';
  /** When what opens would close by itself. */
  readonly endsAt: Date | null;
  /** Why it is refused: one sentence, and its code. */
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly nextWindow: TimeWindow | null;
}

export interface PolicyTrial {
  /** `null` when the policy names nobody who is active. */
  readonly personName: string | null;
  readonly address: string;
  readonly moments: readonly MomentTrial[];
}

/**
 * Says what a policy would answer, without asking for anything: the decision is the one that a real wish gets.
 *
 * @throws `permission.denied`, `request.invalid` with every field that is wrong, `person.not-found`
 */
export type TryPolicy = (principal: Principal, input: PolicyTrialInput) => Promise<PolicyTrial>;

export function makeTryPolicy({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): TryPolicy {
  return async (principal, input) => {
    requirePermission(principal, 'policies.edit');
    const { organizationId } = principal;
    const addresses = input.address === undefined ? addressesOf(principal) : [readAddress(input.address)];
    const now = clock.now();
    const policy = draftOf(input.policy, organizationId, now);
    const people = await store.read((tx) => tx.people.list(organizationId));
    const person = personFor(policy, people, input.personId);
    const address = input.address ?? principal.address;
    if (person === undefined) return { personName: null, address, moments: [] };

    const moments = input.moments.map((moment): MomentTrial => {
      const at = moment === null ? now : nextMoment(moment, policy.schedule.timeZone, now);
      return { at, ...tried({ policy, person, addresses, at }) };
    });
    return { personName: person.name, address, moments };
  };
}

/** A name is no matter of the decision, so a draft may lack it. */
function draftOf(input: PolicyInput, organizationId: string, now: Date): AccessPolicy {
  const fields = readPolicyFields({ ...input, name: input.name.trim() === '' ? 'Draft' : input.name }, 'policy.');
  return { ...fields, policyId: 'draft', organizationId, createdAt: now, version: 1 };
}

function personFor(policy: AccessPolicy, people: readonly Person[], personId: string | undefined): Person | undefined {
  if (personId === undefined) {
    return people.find((person) => person.status === 'active' && isGrantedTo(policy, person));
  }
  const person = people.find((candidate) => candidate.personId === personId);
  if (person !== undefined) return person;
  throw new ProblemError('person.not-found', `There is no person ${personId} in your organization.`);
}

function readAddress(text: string): IpAddress {
  const address = parseIpAddress(text.trim());
  if (address.ok) return address.value;
  const { code, given, expected } = address.problem;
  throw new ProblemError('request.invalid', `address: ${expected}`, {
    fields: [{ field: 'address', code, given, expected }],
  });
}

/** A missing reason is no obstacle: whoever asks is asked for it. */
function tried(wish: {
  readonly policy: AccessPolicy;
  readonly person: Person;
  readonly addresses: readonly IpAddress[];
  readonly at: Date;
}): Omit<MomentTrial, 'at'> {
  const decision = decideOpening({
    policy: wish.policy,
    person: wish.person,
    wanted: { kind: 'connection', addresses: wish.addresses },
    reason: 'given when it is asked for',
    now: wish.at,
    openLeases: [],
  });
  const nothing = { endsAt: null, reason: null, reasonCode: null, nextWindow: null };
  switch (decision.kind) {
    case 'open':
      return { ...nothing, outcome: 'opens', endsAt: decision.endsAt };
    case 'already-open':
      return { ...nothing, outcome: 'opens' };
    case 'needs-approval':
      return { ...nothing, outcome: 'needs-approval' };
    case 'refused': {
      const { message, code } = openingProblem(decision);
      const nextWindow = decision.reason === 'outside-schedule' ? decision.nextWindow : null;
      return { ...nothing, outcome: 'refused', reason: message, reasonCode: code, nextWindow };
    }
  }
}
