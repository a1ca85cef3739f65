import type { PersonView, ResourceView, TeamView } from '@gatelease/contract';
import type { PolicyNames } from '@gatelease/contract/policy-sentence';
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
  /** What people and teams are called in a sentence. */
  readonly names: PolicyNames;
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
    names: {
      people: new Map(people.map(({ personId, name }) => [personId, name])),
      teams: new Map(teams.map(({ teamId, name }) => [teamId, name])),
    },
  };
}
