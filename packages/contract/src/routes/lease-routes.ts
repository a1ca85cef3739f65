import { z } from 'zod';
import {
  leaseExtendInputSchema,
  leaseQuerySchema,
  leaseSchema,
  leasesCloseInputSchema,
  leasesClosedSchema,
} from '../access.ts';
import { pageOf, pageQuerySchema } from '../fields.ts';
import { id } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Approved access. */
export const LEASE_ROUTES = {
  listLeases: {
    summary: 'List leases',
    tag: 'leases',
    access: 'session',
    query: leaseQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(leaseSchema),
  },
  readLease: {
    summary: 'Read one lease',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    status: 200,
    response: leaseSchema,
  },
  extendLease: {
    summary: 'Extend a lease',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    body: leaseExtendInputSchema,
    status: 200,
    response: leaseSchema,
  },
  moveLease: {
    summary: 'Move my lease to the address I am at now',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    status: 200,
    response: leaseSchema,
  },
  closeLease: {
    summary: 'Close a lease now',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    status: 200,
    response: leaseSchema,
  },
  closeLeases: {
    summary: 'Close many leases now',
    tag: 'leases',
    access: 'session',
    body: leasesCloseInputSchema,
    status: 200,
    response: leasesClosedSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
