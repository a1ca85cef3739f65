import type { ApplicationContext } from '../application-context.ts';
import { makeAddPerson } from './add-person.ts';
import { makeAddTeam } from './add-team.ts';
import { makeDeletePerson } from './delete-person.ts';
import { makeDeleteTeam } from './delete-team.ts';
import { makeEditPerson } from './edit-person.ts';
import { makeEditTeam } from './edit-team.ts';
import { makeImportPeople } from './import-people.ts';
import { makeListPeople } from './list-people.ts';
import { makeListTeams } from './list-teams.ts';
import { makeReadPerson } from './read-person.ts';
import { makeReadTeam } from './read-team.ts';
import { makeRenewSetupLink } from './renew-setup-link.ts';
import { makeUnlinkProviderAccount } from './unlink-provider-account.ts';
import { makeWithdrawSetupLink } from './withdraw-setup-link.ts';

/** What can be asked about people and their teams. */
export type PeopleUseCases = ReturnType<typeof composePeople>;

export function composePeople(context: ApplicationContext) {
  return {
    listPeople: makeListPeople(context),
    readPerson: makeReadPerson(context),
    addPerson: makeAddPerson(context),
    editPerson: makeEditPerson(context),
    importPeople: makeImportPeople(context),
    deletePerson: makeDeletePerson(context),
    unlinkProviderAccount: makeUnlinkProviderAccount(context),
    withdrawSetupLink: makeWithdrawSetupLink(context),
    renewSetupLink: makeRenewSetupLink(context),
    listTeams: makeListTeams(context),
    addTeam: makeAddTeam(context),
    readTeam: makeReadTeam(context),
    editTeam: makeEditTeam(context),
    deleteTeam: makeDeleteTeam(context),
  };
}
