import { emailSchema } from '@gatelease/contract';
import type { personImportRowSchema } from '@gatelease/contract';
import type { z } from 'zod';
import type { Application } from '../../../application/application.ts';
import type { ImportRow } from '../../../domain/people-import.ts';
import type { Handlers } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentPerson, presentPersonDetails, presentPersonEntry } from '../present/present-person.ts';

export function peopleOperations(
  application: Application,
  linkTo: (token: string) => string,
): Handlers<
  | 'listPeople'
  | 'addPerson'
  | 'readPerson'
  | 'editPerson'
  | 'importPeople'
  | 'deletePerson'
  | 'renewSetupLink'
  | 'unlinkProviderAccount'
  | 'withdrawSetupLink'
> {
  return {
    listPeople: async ({ query: { after, limit, ...filter } }, { caller }) => {
      const page = await application.listPeople(caller.principal, filter, pageRequest({ after, limit }));
      return { items: page.items.map(presentPersonEntry), next: page.next };
    },

    addPerson: async ({ body }, { caller }) => {
      const { person, link } = await application.addPerson(caller.principal, {
        ...body,
        access: body.access ?? null,
        password: body.password ?? null,
      });
      return { ...presentPerson(person), setupLink: link === null ? null : linkTo(link.token) };
    },

    readPerson: async ({ params }, { caller }) =>
      presentPersonDetails(await application.readPerson(caller.principal, params)),

    editPerson: async ({ params, body }, { caller }) =>
      presentPerson(await application.editPerson(caller.principal, { ...body, ...params })),

    importPeople: async ({ body }, { caller }) => {
      const { rows, apply, addTeams, invite } = body;
      const imported = await application.importPeople(caller.principal, {
        rows: rows.map(importRowOf),
        applies: apply,
        addsTeams: addTeams,
        invites: invite,
      });
      return { rows: imported.map((row) => ({ ...row, changes: [...row.changes] })) };
    },

    deletePerson: async ({ params }, { caller }) => {
      await application.deletePerson(caller.principal, params);
      return null;
    },

    unlinkProviderAccount: async ({ params }, { caller }) => {
      await application.unlinkProviderAccount(caller.principal, params);
      return null;
    },

    withdrawSetupLink: async ({ params }, { caller }) => {
      await application.withdrawSetupLink(caller.principal, params);
      return null;
    },

    renewSetupLink: async ({ params, body }, { caller }) => {
      const { token, expiresAt } = await application.renewSetupLink(caller.principal, { ...params, ...body });
      return { setupLink: token === null ? null : linkTo(token), expiresAt: expiresAt.toISOString() };
    },
  };
}

type GivenRow = z.output<typeof personImportRowSchema>;

/** An empty cell says nothing. Whether an address is one is for the same schema to say as everywhere. */
function importRowOf({ email, name = '', role = '', access = '', teams }: GivenRow): ImportRow {
  const parsed = emailSchema.safeParse(email);
  return {
    givenEmail: email,
    email: parsed.success ? parsed.data : null,
    name: name === '' ? null : name,
    role: role === '' ? null : role,
    access: access === '' ? null : access,
    teams: teams ?? null,
  };
}
