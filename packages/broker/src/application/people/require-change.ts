import type { Person } from '../../domain/person.ts';
import { decidePersonChange, type PersonChange } from '../../domain/person-change.ts';
import { ProblemError } from '../problem-error.ts';
import { roleNeedsDashboard } from './require-access-for.ts';

/** The person as a change leaves them. @throws `person.last-administrator`, `request.invalid` */
export function requireChange(person: Person, change: PersonChange, people: readonly Person[]): Person {
  const decision = decidePersonChange(person, change, people);
  if (decision.kind !== 'refused') return decision.person;
  if (decision.reason === 'role-needs-dashboard') throw roleNeedsDashboard(person.role);
  throw new ProblemError(
    'person.last-administrator',
    `${person.name} is the only active administrator. Make somebody else an administrator first.`,
  );
}
