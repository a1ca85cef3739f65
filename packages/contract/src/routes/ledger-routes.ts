import { eventQuerySchema, eventSchema, ledgerVerdictSchema } from '../event.ts';
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
  verifyLedger: {
    summary: 'Compute every hash of the ledger again',
    tag: 'events',
    access: 'session',
    status: 200,
    response: ledgerVerdictSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
