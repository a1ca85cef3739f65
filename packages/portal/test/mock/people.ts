import type { PersonEntryView } from '@gatelease/contract';
import { DAY, HOUR, MINUTE } from './ages.ts';
import type { At } from './ages.ts';

/** An administrator, an approver, members, an auditor; one deactivated, two invited: one who may still come, one too late. */
export function ordinaryPeople(at: At) {
  const person = (
    personId: string,
    name: string,
    role: PersonEntryView['role'],
    more: Partial<PersonEntryView>,
  ): PersonEntryView => ({
    personId,
    email: `${personId.slice(2)}@harbour.example`,
    name,
    role,
    access: role === 'member' ? 'own' : 'dashboard',
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: at(-90 * DAY),
    lastSignInAt: null,
    version: 2,
    hasPassword: true,
    linkExpiresAt: null,
    ...more,
  });
  const people = [
    person('p-mara', 'Mara Lindqvist', 'administrator', { lastSignInAt: at(-HOUR), teamIds: ['t-ops'] }),
    person('p-tomas', 'Tomás Oliveira', 'approver', { lastSignInAt: at(-3 * HOUR), teamIds: ['t-ops'] }),
    person('p-ana', 'Ana Ruiz', 'member', { lastSignInAt: at(-20 * MINUTE), teamIds: ['t-data'] }),
    person('p-priya', 'Priya Natarajan', 'auditor', { lastSignInAt: at(-2 * DAY) }),
    person('p-jonas', 'Jonas Weber', 'member', { lastSignInAt: at(-40 * DAY), status: 'deactivated' }),
    person('p-sam', 'Sam Okafor', 'member', { teamIds: ['t-data'], hasPassword: false, linkExpiresAt: at(DAY / 2) }),
    person('p-ines', 'Inês Carvalho', 'member', {
      hasPassword: false,
      linkExpiresAt: at(-2 * DAY),
      access: 'dashboard',
    }),
  ];
  return people;
}
