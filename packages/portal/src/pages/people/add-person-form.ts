import type { CallInput } from '@gatelease/contract/client';
import { accessFor, roleOf } from './roles.ts';

/** What stands in the form of somebody new, but for the password, which is kept nowhere. */
export interface AddPersonForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly access: string;
  readonly teamIds: readonly string[];
  /** `link`, `mail` or `password`: how they come by a password. */
  readonly way: string;
  /** Names without the word for it: forms with such names are not kept. */
  readonly choosesNewOne: boolean;
  readonly notifies: boolean;
  readonly isLeftOut: boolean;
}

const FORM: AddPersonForm = {
  name: '',
  email: '',
  role: 'member',
  access: 'own',
  teamIds: [],
  way: 'link',
  choosesNewOne: true,
  notifies: false,
  isLeftOut: true,
};

export const EMPTY_PERSON = { version: 0, form: FORM };

/** What the server is asked to add. */
export function personAddInputOf(form: AddPersonForm, password: string): CallInput<'addPerson'>['body'] {
  const role = roleOf(form.role);
  const person = {
    name: form.name.trim(),
    email: form.email.trim(),
    role,
    access: accessFor(role, form.access === 'dashboard' ? 'dashboard' : 'own'),
    teamIds: [...form.teamIds],
  };
  if (form.way !== 'password') return { ...person, notify: form.way === 'mail' };
  const { choosesNewOne: mustChangePassword, notifies } = form;
  const passwordInMail = notifies && !form.isLeftOut;
  return { ...person, password, mustChangePassword, notify: notifies, passwordInMail };
}
