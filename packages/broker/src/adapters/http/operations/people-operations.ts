import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentPerson, presentTeam } from '../present/present-person.ts';

export function peopleOperations(
  application: Application,
  linkTo: (token: string) => string,
): Handlers<
  'listPeople' | 'addPerson' | 'readPerson' | 'editPerson' | 'renewSetupLink' | 'listTeams' | 'addTeam' | 'deleteTeam'
> {
  return {
    listPeople: async ({ query: { after, limit, ...filter } }, { caller }) => {
      const page = await application.listPeople(caller.principal, filter, pageRequest({ after, limit }));
      return { items: page.items.map(presentPerson), next: page.next };
    },

    addPerson: async ({ body }, { caller }) => {
      const { person, link } = await application.addPerson(caller.principal, {
        ...body,
        access: body.access ?? null,
        password: body.password ?? null,
      });
      return { ...presentPerson(person), setupLink: link === null ? null : linkTo(link.token) };
    },

    readPerson: async ({ params }, { caller }) => presentPerson(await application.readPerson(caller.principal, params)),

    editPerson: async ({ params, body }, { caller }) =>
      presentPerson(await application.editPerson(caller.principal, { ...body, ...params })),

    renewSetupLink: async ({ params }, { caller }) => {
      const { token, expiresAt } = await application.renewSetupLink(caller.principal, params);
      return { setupLink: linkTo(token), expiresAt: expiresAt.toISOString() };
    },

    listTeams: async (_, { caller }) => {
      const teams = await application.listTeams(caller.principal);
      return { items: teams.map(presentTeam), next: null };
    },

    addTeam: async ({ body }, { caller }) => presentTeam(await application.addTeam(caller.principal, body)),

    deleteTeam: async ({ params }, { caller }) => {
      await application.deleteTeam(caller.principal, params);
      return null;
    },
  };
}
