import { describe, expect, it } from 'vitest';
import { examplePerson } from './examples.ts';
import { decidePersonChange, isLastAdministrator } from './person-change.ts';
import { ROLES } from './person.ts';

const administrator = examplePerson({ role: 'administrator' });
const demoted = examplePerson({ role: 'auditor' });
const deactivated = examplePerson({ role: 'administrator', status: 'deactivated' });

describe('the last active administrator', () => {
  it.each([
    { name: 'demoted', after: demoted },
    { name: 'deactivated', after: deactivated },
    { name: 'deleted', after: null },
    { name: 'demoted and deactivated at once', after: examplePerson({ status: 'deactivated' }) },
  ])('cannot be $name', ({ after }) => {
    expect(decidePersonChange(administrator, after, 1)).toEqual({ kind: 'refused', reason: 'last-administrator' });
  });

  it.each([
    { name: 'demoted', after: demoted, endsAccess: false },
    { name: 'deactivated', after: deactivated, endsAccess: true },
    { name: 'deleted', after: null, endsAccess: true },
  ])('can be $name when there is another one', ({ after, endsAccess }) => {
    expect(decidePersonChange(administrator, after, 2)).toEqual({ kind: 'allowed', endsAccess });
  });

  it('can be renamed', () => {
    const renamed = { ...administrator, name: 'Ada Lovelace' };

    expect(decidePersonChange(administrator, renamed, 1)).toEqual({ kind: 'allowed', endsAccess: false });
  });

  it('is not somebody who is deactivated or no administrator', () => {
    expect(isLastAdministrator(deactivated, 1)).toBe(false);
    expect(ROLES.filter((role) => isLastAdministrator(examplePerson({ role }), 1))).toEqual(['administrator']);
  });
});

describe('anybody else', () => {
  it.each(ROLES.filter((role) => role !== 'administrator'))('who is %s can be changed and deleted', (role) => {
    const person = examplePerson({ role });

    expect(decidePersonChange(person, { ...person, role: 'administrator' }, 1).kind).toBe('allowed');
    expect(decidePersonChange(person, { ...person, status: 'deactivated' }, 1)).toEqual({
      kind: 'allowed',
      endsAccess: true,
    });
    expect(decidePersonChange(person, null, 1)).toEqual({ kind: 'allowed', endsAccess: true });
  });

  it('a deactivated administrator can be deleted while one active administrator is left', () => {
    expect(decidePersonChange(deactivated, null, 1)).toEqual({ kind: 'allowed', endsAccess: true });
  });
});
