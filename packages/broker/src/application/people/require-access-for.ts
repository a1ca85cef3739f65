import { isAccessFor } from '../../domain/person.ts';
import type { Access, Role } from '../../domain/person.ts';
import { ProblemError } from '../problem-error.ts';

/** Goes on only with an access that the role can do with. @throws `request.invalid` */
export function requireAccessFor(role: Role, access: Access): void {
  if (!isAccessFor(role, access)) throw roleNeedsDashboard(role);
}

/** What to say to somebody who wants a role without the dashboard it needs. */
export function roleNeedsDashboard(role: Role): ProblemError {
  const expected = `The dashboard, or the role member: without the dashboard, the role ${role} could do nothing.`;
  return new ProblemError('request.invalid', `The role ${role} needs the dashboard.`, {
    fields: [{ field: 'access', code: 'access.role-needs-dashboard', given: 'own', expected }],
  });
}
