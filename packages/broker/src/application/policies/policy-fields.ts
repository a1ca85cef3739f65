import { parsePolicy } from '../../domain/policy-input.ts';
import type { PolicyFields, PolicyInput } from '../../domain/policy-input.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * What somebody typed, as fields. `within` is where the policy stands in what the caller sent: `policy.`.
 *
 * @throws `request.invalid` with every field that is wrong
 */
export function readPolicyFields(input: PolicyInput, within = ''): PolicyFields {
  const parsed = parsePolicy(input);
  if (parsed.ok) return parsed.value;
  const fields = parsed.problems.map((problem) => ({ ...problem, field: within + problem.field }));
  const [first] = fields;
  throw new ProblemError(
    'request.invalid',
    first === undefined ? 'The policy is not right.' : `${first.field}: ${first.expected}`,
    { fields },
  );
}

/** What a policy names must exist in its own organization. */
export async function requireReferences(tx: Repositories, organizationId: string, fields: PolicyFields): Promise<void> {
  if ((await tx.resources.find(organizationId, fields.resourceId)) === null) {
    throw new ProblemError('resource.not-found', `There is no resource ${fields.resourceId} in your organization.`);
  }
  for (const grantee of fields.grantees) {
    if (grantee.kind === 'person' && (await tx.people.find(organizationId, grantee.personId)) === null) {
      throw new ProblemError('person.not-found', `There is no person ${grantee.personId} in your organization.`);
    }
    if (grantee.kind === 'team' && (await tx.teams.find(organizationId, grantee.teamId)) === null) {
      throw new ProblemError('team.not-found', `There is no team ${grantee.teamId} in your organization.`);
    }
  }
}
