import {
  passwordChangeInputSchema,
  passwordSetInputSchema,
  sessionSchema,
  setupInputSchema,
  setupStatusSchema,
  signInInputSchema,
  signedInSchema,
} from '../session.ts';
import { nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What signing in and out needs. */
export const SESSION_ROUTES = {
  readSetup: {
    summary: 'Whether the first organization is still to be created',
    tag: 'session',
    access: 'public',
    status: 200,
    response: setupStatusSchema,
  },
  setUp: {
    summary: 'Create the organization and its administrator',
    tag: 'session',
    access: 'public',
    body: setupInputSchema,
    status: 201,
    response: signedInSchema,
  },
  signIn: {
    summary: 'Sign in',
    tag: 'session',
    access: 'public',
    body: signInInputSchema,
    status: 201,
    response: signedInSchema,
  },
  readSession: {
    summary: 'Who is signed in',
    tag: 'session',
    access: 'session-even-before-password-change',
    status: 200,
    response: sessionSchema,
  },
  signOut: {
    summary: 'Sign out',
    tag: 'session',
    access: 'session-even-before-password-change',
    status: 204,
    response: nothing,
  },
  changePassword: {
    summary: 'Change my password',
    tag: 'session',
    access: 'session-even-before-password-change',
    body: passwordChangeInputSchema,
    status: 204,
    response: nothing,
  },
  setPasswordWithLink: {
    summary: 'Choose a password with a one-time link',
    tag: 'session',
    access: 'public',
    body: passwordSetInputSchema,
    status: 204,
    response: nothing,
  },
} as const satisfies Record<string, RouteDefinition>;
