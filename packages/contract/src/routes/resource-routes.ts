import { z } from 'zod';
import { pageOf } from '../fields.ts';
import { resourceAddInputSchema, resourceDetailSchema, resourceSchema } from '../resource.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What Gatelease manages in AWS. */
export const RESOURCE_ROUTES = {
  listResources: {
    summary: 'List resources',
    tag: 'resources',
    access: 'session',
    status: 200,
    response: pageOf(resourceSchema),
  },
  addResource: {
    summary: 'Manage a security group',
    tag: 'resources',
    access: 'session',
    body: resourceAddInputSchema,
    status: 201,
    response: resourceSchema,
  },
  readResource: {
    summary: 'Read one resource with its rules',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 200,
    response: resourceDetailSchema,
  },
  refreshResource: {
    summary: 'Read the group again now',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 204,
    response: nothing,
  },
  deleteResource: {
    summary: 'Stop managing a resource',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
