import { z } from 'zod';
import { emergencyStopInputSchema, emergencyStopSchema, emergencyStopStartedSchema } from '../emergency.ts';
import { pageOf } from '../fields.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Closing everything at once. */
export const EMERGENCY_ROUTES = {
  listEmergencyStops: {
    summary: 'The newest emergency stops, and how far their closing has come',
    tag: 'leases',
    access: 'session',
    status: 200,
    response: pageOf(emergencyStopSchema),
  },
  startEmergencyStop: {
    summary: 'Close all access to a resource, or to everything',
    tag: 'leases',
    access: 'session',
    body: emergencyStopInputSchema,
    status: 201,
    response: emergencyStopStartedSchema,
  },
  liftEmergencyStop: {
    summary: 'Let people open access again',
    tag: 'leases',
    access: 'session',
    params: z.object({ stopId: id }),
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
