import { useNavigate, useSearch } from '@tanstack/react-router';
import { ROLES } from './roles.ts';
import { STATES } from './person-states.ts';
import type { PersonState } from './person-states.ts';
import type { PersonView } from '@gatelease/contract';

/** Which people the page shows; what is left out lets everybody through. */
export interface PeopleFilter {
  readonly search?: string;
  readonly role?: PersonView['role'];
  readonly state?: PersonState;
  readonly teamId?: string;
}

/** The filter of the page, kept in its address: it survives a reload and can be passed on. */
export function usePeopleFilter() {
  const given = useSearch({ from: '/shell/people' });
  const navigate = useNavigate({ from: '/people' });
  const role = ROLES.find(({ value }) => value === given.role)?.value;
  const state = STATES.find(({ value }) => value === given.state)?.value;
  const filter: PeopleFilter = {
    ...(given.search === undefined || given.search === '' ? {} : { search: given.search.slice(0, 100) }),
    ...(role === undefined ? {} : { role }),
    ...(state === undefined ? {} : { state }),
    ...(given.teamId === undefined || given.teamId === '' ? {} : { teamId: given.teamId }),
  };

  return {
    filter,
    isFiltered: Object.keys(filter).length > 0,
    change: (changes: Readonly<Record<string, string>>) => {
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
    },
    clear: () => {
      void navigate({ search: {}, replace: true });
    },
  };
}
