import { z } from 'zod';
import {
  addressProofAnswerSchema,
  addressProofSchema,
  approvalPreviewSchema,
  accessRequestInputSchema,
  accessRequestQuerySchema,
  accessRequestSchema,
  accessRequestedSchema,
  myAccessSchema,
  reviewInputSchema,
  reviewedSchema,
} from '../access.ts';
import { pageOf, pageQuerySchema } from '../fields.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Asking for access, and deciding. */
export const ACCESS_ROUTES = {
  readMyAccess: {
    summary: 'What I may open, and what is open',
    tag: 'leases',
    access: 'session',
    status: 200,
    response: myAccessSchema,
  },
  askForAddressProof: {
    summary: 'Begin to prove my address of the other family',
    tag: 'access-requests',
    access: 'session',
    status: 201,
    response: addressProofSchema,
  },
  proveAddress: {
    summary: 'Prove the address that this connection comes from',
    tag: 'access-requests',
    access: 'public',
    body: addressProofAnswerSchema,
    status: 204,
    response: nothing,
  },
  listAccessRequests: {
    summary: 'List access requests',
    tag: 'access-requests',
    access: 'session',
    query: accessRequestQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(accessRequestSchema),
  },
  requestAccess: {
    summary: 'Open access, or ask for it',
    tag: 'access-requests',
    access: 'session',
    body: accessRequestInputSchema,
    status: 201,
    response: accessRequestedSchema,
  },
  readAccessRequest: {
    summary: 'Read one access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    status: 200,
    response: accessRequestSchema,
  },
  previewApproval: {
    summary: 'What an approval would open that is not open',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    status: 200,
    response: approvalPreviewSchema,
  },
  reviewAccessRequest: {
    summary: 'Approve or deny an access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    body: reviewInputSchema,
    status: 201,
    response: reviewedSchema,
  },
  cancelAccessRequest: {
    summary: 'Withdraw my access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    status: 200,
    response: accessRequestSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
