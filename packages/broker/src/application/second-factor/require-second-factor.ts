import type { Person } from '../../domain/person.ts';
import type { SecondFactor } from '../../domain/second-factor.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';

/** Who asks, with the factor (or any) set up. @throws `second-factor.not-set-up` */
export async function requireSecondFactor(
  tx: Repositories,
  { organizationId, personId }: Principal,
  factor?: SecondFactor,
): Promise<Person> {
  const person = await tx.people.find(organizationId, personId);
  const has = factor === undefined ? (person?.secondFactors.length ?? 0) > 0 : person?.secondFactors.includes(factor);
  if (person !== null && has === true) return person;
  throw new ProblemError('second-factor.not-set-up', 'You have no second factor of this kind.');
}
