import { z } from 'zod';
import {
  resourceAddInputSchema,
  resourceDetailSchema,
  resourcePageSchema,
  resourceQuerySchema,
  resourceRefreshSchema,
  resourceSchema,
} from '../resource.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What Gatelease manages in AWS. */
export const RESOURCE_ROUTES = {
  listResources: {
    summary: 'List resources by name, all or those that a filter lets through',
    tag: 'resources',
    access: 'session',
    query: resourceQuerySchema,
    status: 200,
    response: resourcePageSchema,
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
    summary: 'Have the whole group read again now, and put right',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 200,
    response: resourceRefreshSchema,
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
