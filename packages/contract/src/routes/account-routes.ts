import {
  accountListSchema,
  accountPlaceSchema,
  explainedSchema,
  explainQuerySchema,
  exposedSchema,
  exposureQuerySchema,
  drawnSchema,
  hygieneQuerySchema,
  mapQuerySchema,
  readingAskedSchema,
  tidiedSchema,
} from '../account.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What whole accounts let through, from the last reading of each. */
export const ACCOUNT_ROUTES = {
  listAccounts: {
    summary: 'List the accounts and regions that can be asked about',
    tag: 'accounts',
    access: 'session',
    status: 200,
    response: accountListSchema,
  },
  askForReading: {
    summary: 'Have an account read again now',
    tag: 'accounts',
    access: 'session',
    body: accountPlaceSchema,
    status: 200,
    response: readingAskedSchema,
  },
  explainReach: {
    summary: 'Say whether one end reaches another, through which rules, or what is missing',
    tag: 'accounts',
    access: 'session',
    query: explainQuerySchema,
    status: 200,
    response: explainedSchema,
  },
  readExposure: {
    summary: 'List everything that the Internet, an address or a group reaches',
    tag: 'accounts',
    access: 'session',
    query: exposureQuerySchema,
    status: 200,
    response: exposedSchema,
  },
  readHygiene: {
    summary: 'List what is open to the world, does nothing or is used by nobody',
    tag: 'accounts',
    access: 'session',
    query: hygieneQuerySchema,
    status: 200,
    response: tidiedSchema,
  },
  readMap: {
    summary: 'Draw groups, load balancers and who is let in, as a graph',
    tag: 'accounts',
    access: 'session',
    query: mapQuerySchema,
    status: 200,
    response: drawnSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
