import { describe, expect, it } from 'vitest';
import { examplePerson } from './examples.ts';
import { decidePersonChange, isLastAdministrator } from './person-change.ts';
import type { PersonChange } from './person-change.ts';
import { ACCESSES, ROLES } from './person.ts';
import type { Person } from './person.ts';

const CHANGES: readonly PersonChange[] = [
  ...ROLES.map((role) => ({ kind: 'set-role', role }) as const),
  ...ACCESSES.map((access) => ({ kind: 'set-access', access }) as const),
  { kind: 'deactivate' },
  { kind: 'activate' },
  { kind: 'delete' },
];

const ada = examplePerson({ role: 'administrator' });
const bob = examplePerson({ personId: 'bob', role: 'administrator' });
const carol = examplePerson({ personId: 'carol', role: 'approver' });

describe('every role, status and change', () => {
  const cases = ROLES.flatMap((role) =>
    (['active', 'deactivated'] as const).flatMap((status) => CHANGES.map((change) => ({ role, status, change }))),
  );

  it.each(cases)(
    '$role $status, $change: refused for the last active administrator, and where the role needs the dashboard',
    ({ role, status, change }) => {
      const person = examplePerson({ role, status });
      const losesAdministrator =
        role === 'administrator' &&
        status === 'active' &&
        !(
          change.kind === 'activate' ||
          change.kind === 'set-access' ||
          (change.kind === 'set-role' && change.role === 'administrator')
        );
      const losesDashboard = role !== 'member' && change.kind === 'set-access' && change.access === 'own';

      const alone = decidePersonChange(person, change, [person, carol]);
      const withBob = decidePersonChange(person, change, [person, bob, carol]);

      expect(alone.kind === 'refused').toBe(losesAdministrator || losesDashboard);
      expect(withBob.kind === 'refused').toBe(losesDashboard);
      if (!losesAdministrator) expect(alone).toEqual(withBob);
    },
  );

  it.each<{ change: PersonChange; expected: Partial<Person> }>([
    { change: { kind: 'set-role', role: 'auditor' }, expected: { role: 'auditor' } },
    { change: { kind: 'set-role', role: 'member' }, expected: { role: 'member', access: 'dashboard' } },
    { change: { kind: 'deactivate' }, expected: { status: 'deactivated' } },
    { change: { kind: 'delete' }, expected: {} },
  ])('$change is allowed and says what the person would be', ({ change, expected }) => {
    expect(decidePersonChange(ada, change, [ada, bob])).toEqual({ kind: 'allowed', person: { ...ada, ...expected } });
  });

  it.each<PersonChange>([{ kind: 'set-role', role: 'administrator' }, { kind: 'activate' }])(
    '%j of an active administrator changes nothing',
    (change) => {
      expect(decidePersonChange(ada, change, [ada])).toEqual({ kind: 'unchanged', person: ada });
    },
  );
});

describe('access', () => {
  it.each(['approver', 'auditor', 'administrator'] as const)('comes with the role %s', (role) => {
    const decision = decidePersonChange(examplePerson({ access: 'own' }), { kind: 'set-role', role }, [ada]);

    expect(decision).toEqual({ kind: 'allowed', person: examplePerson({ role, access: 'dashboard' }) });
  });

  it('is refused to be taken from a role that needs it', () => {
    expect(decidePersonChange(carol, { kind: 'set-access', access: 'own' }, [ada, carol])).toEqual({
      kind: 'refused',
      reason: 'role-needs-dashboard',
    });
  });

  it('is given to a member and taken again', () => {
    const member = examplePerson();
    const given = decidePersonChange(member, { kind: 'set-access', access: 'dashboard' }, [ada]);

    expect(given).toEqual({ kind: 'allowed', person: { ...member, access: 'dashboard' } });
    expect(decidePersonChange({ ...member, access: 'dashboard' }, { kind: 'set-access', access: 'own' }, [])).toEqual({
      kind: 'allowed',
      person: member,
    });
  });
});

describe('the last active administrator', () => {
  it.each([
    { name: 'a deactivated one', other: { ...bob, status: 'deactivated' } },
    { name: 'one of another organization', other: { ...bob, organizationId: 'elsewhere' } },
    { name: 'an approver', other: carol },
  ] as const)('is not relieved by $name', ({ other }) => {
    expect(isLastAdministrator(ada, [ada, other])).toBe(true);
    expect(decidePersonChange(ada, { kind: 'deactivate' }, [ada, other])).toEqual({
      kind: 'refused',
      reason: 'last-administrator',
    });
  });

  it('stays even when the list of people does not hold them', () => {
    expect(decidePersonChange(ada, { kind: 'delete' }, [])).toEqual({ kind: 'refused', reason: 'last-administrator' });
  });

  it('can go once there is another one', () => {
    expect(isLastAdministrator(ada, [ada, bob])).toBe(false);
    expect(isLastAdministrator({ ...ada, status: 'deactivated' }, [bob])).toBe(false);
  });
});
