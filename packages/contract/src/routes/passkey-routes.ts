import { z } from 'zod';
import { pageOf } from '../fields.ts';
import {
  newPasskeyOptionsSchema,
  passkeyAddInputSchema,
  passkeyAddedSchema,
  passkeyBeginInputSchema,
  passkeyRenameInputSchema,
  passkeySchema,
  passkeySignInInputSchema,
  passkeyUseOptionsSchema,
} from '../passkey.ts';
import { signedInSchema } from '../session.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Passkeys: one's own, and signing in with one. */
export const PASSKEY_ROUTES = {
  beginPasskeySignIn: {
    summary: 'Begin a sign-in with a passkey',
    tag: 'session',
    access: 'public',
    status: 201,
    response: passkeyUseOptionsSchema,
  },
  signInWithPasskey: {
    summary: 'Sign in with a passkey',
    tag: 'session',
    access: 'public',
    body: passkeySignInInputSchema,
    status: 201,
    response: signedInSchema,
  },
  listPasskeys: {
    summary: 'List my passkeys',
    tag: 'session',
    access: 'session',
    status: 200,
    response: pageOf(passkeySchema),
  },
  beginPasskey: {
    summary: 'Begin to add a passkey of mine',
    tag: 'session',
    access: 'any-session',
    body: passkeyBeginInputSchema,
    status: 201,
    response: newPasskeyOptionsSchema,
  },
  addPasskey: {
    summary: 'Add a passkey that the browser made',
    tag: 'session',
    access: 'any-session',
    body: passkeyAddInputSchema,
    status: 201,
    response: passkeyAddedSchema,
  },
  renamePasskey: {
    summary: 'Rename a passkey of mine',
    tag: 'session',
    access: 'session',
    params: z.object({ passkeyId: id }),
    body: passkeyRenameInputSchema,
    status: 200,
    response: passkeySchema,
  },
  removePasskey: {
    summary: 'Remove a passkey of mine',
    tag: 'session',
    access: 'session',
    params: z.object({ passkeyId: id }),
    body: passkeyBeginInputSchema,
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
