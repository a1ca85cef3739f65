import { z } from 'zod';
import { pageOf } from '../fields.ts';
import { policyEditInputSchema, policyInputSchema, policyQuerySchema, policySchema } from '../policy.ts';
import {
  policyChangeInputSchema,
  policyChangeSchema,
  policyTrialInputSchema,
  policyTrialSchema,
} from '../policy-trial.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

const deletion = z.object({ closesLeases: z.stringbool().default(false) });

/** Access policies. */
export const POLICY_ROUTES = {
  listPolicies: {
    summary: 'List access policies by name, all or those that a filter lets through',
    tag: 'policies',
    access: 'session',
    query: policyQuerySchema,
    status: 200,
    response: pageOf(policySchema),
  },
  addPolicy: {
    summary: 'Add an access policy',
    tag: 'policies',
    access: 'session',
    body: policyInputSchema,
    status: 201,
    response: policySchema,
  },
  readPolicy: {
    summary: 'Read one access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    status: 200,
    response: policySchema,
  },
  editPolicy: {
    summary: 'Replace an access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    body: policyEditInputSchema,
    status: 200,
    response: policySchema,
  },
  deletePolicy: {
    summary: 'Delete an access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    query: deletion,
    status: 204,
    response: nothing,
  },
  tryPolicy: {
    summary: 'Say what a policy, or the draft of one, would answer to a wish for access',
    tag: 'policies',
    access: 'session',
    body: policyTrialInputSchema,
    status: 200,
    response: policyTrialSchema,
  },
  previewPolicyChange: {
    summary: 'Say what a change of a policy, or its deletion, would do to live leases and waiting requests',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    body: policyChangeInputSchema,
    status: 200,
    response: policyChangeSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
