import { z } from 'zod';
import { accountPlaceSchema } from '../account.ts';
import {
  lockDownChoicesSchema,
  lockDownDetailSchema,
  lockDownPlanInputSchema,
  lockDownSchema,
  lockDownStartInputSchema,
  plannedLockDownSchema,
  removalInputSchema,
} from '../lock-down-view.ts';
import { id } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

const params = z.object({ lockDownId: id });

/** Locking groups down by a plan that can be reviewed, confirmed and undone. */
export const LOCK_DOWN_ROUTES = {
  readLockDownChoices: {
    summary: 'List what can be locked down in an account',
    tag: 'lock-downs',
    access: 'session',
    query: accountPlaceSchema,
    status: 200,
    response: lockDownChoicesSchema,
  },
  planLockDown: {
    summary: 'Plan a lock-down by the last reading of the account; nothing is changed',
    tag: 'lock-downs',
    access: 'session',
    body: lockDownPlanInputSchema,
    status: 200,
    response: plannedLockDownSchema,
  },
  listLockDowns: {
    summary: 'List the newest lock-downs',
    tag: 'lock-downs',
    access: 'session',
    status: 200,
    response: z.object({ items: z.array(lockDownSchema) }),
  },
  startLockDown: {
    summary: 'Carry out a reviewed plan',
    tag: 'lock-downs',
    access: 'session',
    body: lockDownStartInputSchema,
    status: 201,
    response: z.object({ lockDownId: z.string() }),
  },
  readLockDown: {
    summary: 'Show a lock-down with its plan, and how far it is',
    tag: 'lock-downs',
    access: 'session',
    params,
    status: 200,
    response: lockDownDetailSchema,
  },
  removeWiderRules: {
    summary: 'Take away wider rules that the plan offers',
    tag: 'lock-downs',
    access: 'session',
    params,
    body: removalInputSchema,
    status: 200,
    response: z.object({ lockDownId: z.string() }),
  },
  confirmLockDown: {
    summary: 'Confirm that everything works, so that the old rules stay away',
    tag: 'lock-downs',
    access: 'session',
    params,
    status: 200,
    response: z.object({ lockDownId: z.string() }),
  },
  undoLockDown: {
    summary: 'Put everything back as it was',
    tag: 'lock-downs',
    access: 'session',
    params,
    status: 200,
    response: z.object({ lockDownId: z.string() }),
  },
} as const satisfies Record<string, RouteDefinition>;
