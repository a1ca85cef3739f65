import { eventQuerySchema, eventSchema, messageSchema } from '../event.ts';
import { pageOf, pageQuerySchema } from '../fields.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What happened, and who was told. */
export const LEDGER_ROUTES = {
  listEvents: {
    summary: 'Search the ledger',
    tag: 'events',
    access: 'session',
    query: eventQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(eventSchema),
  },
  listMessages: {
    summary: 'The newest messages of the outbox',
    tag: 'events',
    access: 'session',
    status: 200,
    response: pageOf(messageSchema),
  },
} as const satisfies Record<string, RouteDefinition>;
