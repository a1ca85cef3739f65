import { z } from 'zod';
import {
  apiKeyInputSchema,
  apiKeyQuerySchema,
  apiKeyRotateInputSchema,
  apiKeySchema,
  apiKeyShownSchema,
} from '../api-key.ts';
import { pageOf } from '../fields.ts';
import { id } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Keys with which programs use this API. */
export const API_KEY_ROUTES = {
  listApiKeys: {
    summary: 'List API keys, newest first: mine, or everyone’s',
    tag: 'api-keys',
    access: 'session',
    query: apiKeyQuerySchema,
    status: 200,
    response: pageOf(apiKeySchema),
  },
  createApiKey: {
    summary: 'Make an API key of mine',
    tag: 'api-keys',
    access: 'session',
    body: apiKeyInputSchema,
    status: 201,
    response: apiKeyShownSchema,
  },
  rotateApiKey: {
    summary: 'Give an API key of mine a new secret',
    tag: 'api-keys',
    access: 'session',
    params: z.object({ keyId: id }),
    body: apiKeyRotateInputSchema,
    status: 200,
    response: apiKeyShownSchema,
  },
  revokeApiKey: {
    summary: 'Revoke an API key, for good',
    tag: 'api-keys',
    access: 'session',
    params: z.object({ keyId: id }),
    status: 200,
    response: apiKeySchema,
  },
} as const satisfies Record<string, RouteDefinition>;
