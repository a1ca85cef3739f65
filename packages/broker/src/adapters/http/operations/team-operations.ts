import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentTeam, presentTeamDetails, presentTeamWithCount } from '../present/present-person.ts';

export function teamOperations(
  application: Application,
): Handlers<'listTeams' | 'addTeam' | 'readTeam' | 'editTeam' | 'deleteTeam'> {
  return {
    listTeams: async (_, { caller }) => {
      const teams = await application.listTeams(caller.principal);
      return { items: teams.map(presentTeamWithCount), next: null };
    },

    addTeam: async ({ body }, { caller }) => presentTeam(await application.addTeam(caller.principal, body)),

    readTeam: async ({ params }, { caller }) =>
      presentTeamDetails(await application.readTeam(caller.principal, params)),

    editTeam: async ({ params, body }, { caller }) =>
      presentTeam(await application.editTeam(caller.principal, { ...body, ...params })),

    deleteTeam: async ({ params, query }, { caller }) => {
      await application.deleteTeam(caller.principal, { ...params, closesLeases: query.closesLeases === 'true' });
      return null;
    },
  };
}
