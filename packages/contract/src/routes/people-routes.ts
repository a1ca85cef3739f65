import { z } from 'zod';
import { pageOf } from '../fields.ts';
import {
  personAddInputSchema,
  personAddedSchema,
  personEditInputSchema,
  personQuerySchema,
  personSchema,
  setupLinkSchema,
  teamInputSchema,
  teamSchema,
} from '../person.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** People and their teams. */
export const PEOPLE_ROUTES = {
  listPeople: {
    summary: 'List people by name, all or those that a filter lets through',
    tag: 'people',
    access: 'session',
    query: personQuerySchema,
    status: 200,
    response: pageOf(personSchema),
  },
  addPerson: {
    summary: 'Add a person',
    tag: 'people',
    access: 'session',
    body: personAddInputSchema,
    status: 201,
    response: personAddedSchema,
  },
  readPerson: {
    summary: 'Read one person',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    status: 200,
    response: personSchema,
  },
  editPerson: {
    summary: 'Edit, deactivate or reactivate a person',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    body: personEditInputSchema,
    status: 200,
    response: personSchema,
  },
  renewSetupLink: {
    summary: 'Make a new one-time link for choosing a password',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    status: 201,
    response: setupLinkSchema,
  },
  listTeams: { summary: 'List teams', tag: 'people', access: 'session', status: 200, response: pageOf(teamSchema) },
  addTeam: {
    summary: 'Add a team',
    tag: 'people',
    access: 'session',
    body: teamInputSchema,
    status: 201,
    response: teamSchema,
  },
  deleteTeam: {
    summary: 'Delete a team',
    tag: 'people',
    access: 'session',
    params: z.object({ teamId: id }),
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
