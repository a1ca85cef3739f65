import { z } from 'zod';
import {
  credentialAddInputSchema,
  credentialEditInputSchema,
  credentialKeysInputSchema,
  credentialListSchema,
  credentialSchema,
  credentialVerifySchema,
} from '../credential.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

const params = z.object({ credentialId: id });

/** How AWS accounts are reached. */
export const CREDENTIAL_ROUTES = {
  listCredentials: {
    summary: 'List AWS accounts by name',
    tag: 'credentials',
    access: 'session',
    status: 200,
    response: credentialListSchema,
  },
  addCredential: {
    summary: 'Add an AWS account; it is verified right after',
    tag: 'credentials',
    access: 'session',
    body: credentialAddInputSchema,
    status: 201,
    response: credentialSchema,
  },
  readCredential: {
    summary: 'Read one AWS account, with what it may not do',
    tag: 'credentials',
    access: 'session',
    params,
    status: 200,
    response: credentialSchema,
  },
  editCredential: {
    summary: 'Edit an AWS account',
    tag: 'credentials',
    access: 'session',
    params,
    body: credentialEditInputSchema,
    status: 200,
    response: credentialSchema,
  },
  replaceCredentialKeys: {
    summary: 'Replace the keys of an AWS account; resources and leases stay',
    tag: 'credentials',
    access: 'session',
    params,
    body: credentialKeysInputSchema,
    status: 200,
    response: credentialSchema,
  },
  verifyCredential: {
    summary: 'Have an AWS account verified now',
    tag: 'credentials',
    access: 'session',
    params,
    status: 200,
    response: credentialVerifySchema,
  },
  deleteCredential: {
    summary: 'Forget an AWS account that no resource needs',
    tag: 'credentials',
    access: 'session',
    params,
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
