import type { PersonView, ResourceView, TeamView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { apiQuery, everybody, everyResource } from '../../api/queries.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a policy can name: groups, people, teams. */
export interface PolicyChoices {
  readonly resources: readonly ResourceView[];
  readonly granteeGroups: readonly { readonly group: string; readonly items: readonly Choice[] }[];
  /** What to call a grantee in a sentence, by `team:<id>` and `person:<id>`. */
  readonly granteeNames: ReadonlyMap<string, string>;
}

/** Reads what a policy can name; `null` until all of it is there. */
export function usePolicyChoices(): PolicyChoices | null {
  const resources = useQuery(everyResource());
  const people = useQuery(everybody());
  const teams = useQuery(apiQuery('listTeams'));
  if (resources.data === undefined || people.data === undefined || teams.data === undefined) return null;
  return policyChoices(resources.data, people.data, teams.data.items);
}

function policyChoices(
  resources: readonly ResourceView[],
  people: readonly PersonView[],
  teams: readonly TeamView[],
): PolicyChoices {
  const teamItems = teams.map(({ teamId, name }) => ({ value: `team:${teamId}`, label: name }));
  const personItems = people.map(({ personId, name, email, status }) => ({
    value: `person:${personId}`,
    label: `${name} (${email})${status === 'active' ? '' : ', deactivated'}`,
  }));
  return {
    resources,
    granteeGroups: [
      { group: 'Everyone', items: [{ value: 'everyone', label: 'Everyone in the organization' }] },
      { group: 'Teams', items: teamItems },
      { group: 'People', items: personItems },
    ],
    granteeNames: new Map([
      ['everyone', 'everyone'],
      ...teams.map(({ teamId, name }): [string, string] => [`team:${teamId}`, `the team ${name}`]),
      ...people.map(({ personId, name }): [string, string] => [`person:${personId}`, name]),
    ]),
  };
}
