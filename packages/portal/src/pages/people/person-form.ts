import type { PersonView, TeamView } from '@gatelease/contract';
import type { FieldText } from '../../drafts/differences.ts';
import { accessFor, roleLabel, roleOf } from './roles.ts';

/** What stands in the form of a person that is there already. */
export interface PersonForm {
  readonly name: string;
  readonly role: string;
  readonly access: string;
  readonly teamIds: readonly string[];
  /** Must choose a new password: called otherwise, because forms with such names are not kept. */
  readonly choosesNewOne: boolean;
}

export function personFormOf({ name, role, access, teamIds, mustChangePassword }: PersonView): PersonForm {
  return { name, role, access, teamIds, choosesNewOne: mustChangePassword };
}

/** What the server is told of the form. */
export function personInputOf({ name, role, access, teamIds, choosesNewOne }: PersonForm) {
  return {
    name: name.trim(),
    role: roleOf(role),
    access: accessFor(roleOf(role), access === 'dashboard' ? 'dashboard' : 'own'),
    teamIds: [...teamIds],
    mustChangePassword: choosesNewOne,
  };
}

/** The fields in words, for showing what two versions of a person disagree about. */
export function personTexts(form: PersonForm, teams: readonly TeamView[]): readonly FieldText[] {
  const { name, role, access, teamIds, mustChangePassword } = personInputOf(form);
  const names = teams.filter(({ teamId }) => teamIds.includes(teamId)).map((team) => team.name);
  return [
    ['Name', name],
    ['Role', roleLabel(role)],
    ['Access', access === 'dashboard' ? 'The dashboard too' : 'Their own access only'],
    ['Teams', names.length === 0 ? 'None' : names.join(', ')],
    ['New password at the next sign-in', mustChangePassword ? 'Yes' : 'No'],
  ];
}
