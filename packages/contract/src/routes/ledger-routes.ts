import { eventQuerySchema, eventSchema } from '../event.ts';
import { pageOf, pageQuerySchema } from '../fields.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What happened. */
export const LEDGER_ROUTES = {
  listEvents: {
    summary: 'Search the ledger',
    tag: 'events',
    access: 'session',
    query: eventQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(eventSchema),
  },
} as const satisfies Record<string, RouteDefinition>;
