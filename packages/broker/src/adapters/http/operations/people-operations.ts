import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentPerson, presentPersonDetails, presentPersonEntry } from '../present/present-person.ts';

export function peopleOperations(
  application: Application,
  linkTo: (token: string) => string,
): Handlers<
  'listPeople' | 'addPerson' | 'readPerson' | 'editPerson' | 'deletePerson' | 'renewSetupLink' | 'withdrawSetupLink'
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

    deletePerson: async ({ params }, { caller }) => {
      await application.deletePerson(caller.principal, params);
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
