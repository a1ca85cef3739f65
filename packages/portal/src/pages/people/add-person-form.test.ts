import { expect, it } from 'vitest';
import { EMPTY_PERSON, personAddInputOf } from './add-person-form.ts';
import type { AddPersonForm } from './add-person-form.ts';

const form = (fields: Partial<AddPersonForm>): AddPersonForm => ({
  ...EMPTY_PERSON.form,
  name: ' Ben ',
  email: ' ben@example.com ',
  ...fields,
});

it.each([
  { fields: { way: 'link' }, body: { notify: false } },
  { fields: { way: 'mail', notifies: false }, body: { notify: true } },
  {
    fields: { way: 'password' },
    body: { password: 'secret', mustChangePassword: true, notify: false, passwordInMail: false },
  },
  {
    fields: { way: 'password', notifies: true, choosesNewOne: false },
    body: { password: 'secret', mustChangePassword: false, notify: true, passwordInMail: false },
  },
  {
    fields: { way: 'password', notifies: true, isLeftOut: false },
    body: { password: 'secret', mustChangePassword: true, notify: true, passwordInMail: true },
  },
  {
    fields: { way: 'password', notifies: false, isLeftOut: false },
    body: { password: 'secret', mustChangePassword: true, notify: false, passwordInMail: false },
  },
])('$fields becomes $body', ({ fields, body }) => {
  const person = { name: 'Ben', email: 'ben@example.com', role: 'member', access: 'own', teamIds: [] };

  expect(personAddInputOf(form(fields), 'secret')).toEqual({ ...person, ...body });
});

it('gives a role above member the dashboard, whatever was chosen before', () => {
  expect(personAddInputOf(form({ role: 'auditor', access: 'own' }), '')).toMatchObject({ access: 'dashboard' });
});
