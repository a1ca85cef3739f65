import { z } from 'zod';
import { pageOf } from '../fields.ts';
import {
  ownSessionSchema,
  passwordChangeInputSchema,
  passwordForgottenInputSchema,
  passwordSetInputSchema,
  secondStepInputSchema,
  sessionSchema,
  setupInputSchema,
  setupStatusSchema,
  signInAnswerSchema,
  signInInputSchema,
  signedInSchema,
} from '../session.ts';
import { id, nothing } from './route-definition.ts';
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
    response: signInAnswerSchema,
  },
  takeSecondStep: {
    summary: 'Take the second step of signing in',
    tag: 'session',
    access: 'public',
    body: secondStepInputSchema,
    status: 201,
    response: signedInSchema,
  },
  readSession: {
    summary: 'Who is signed in',
    tag: 'session',
    access: 'any-session',
    status: 200,
    response: sessionSchema,
  },
  signOut: {
    summary: 'Sign out',
    tag: 'session',
    access: 'any-session',
    status: 204,
    response: nothing,
  },
  listSessions: {
    summary: 'Where I am signed in',
    tag: 'session',
    access: 'session',
    status: 200,
    response: pageOf(ownSessionSchema),
  },
  endSession: {
    summary: 'End one of my sessions',
    tag: 'session',
    access: 'session',
    params: z.object({ sessionId: id }),
    status: 204,
    response: nothing,
  },
  signOutEverywhere: {
    summary: 'End all my sessions, this one too',
    tag: 'session',
    access: 'session',
    status: 204,
    response: nothing,
  },
  forgetPassword: {
    summary: 'Ask for a link by mail to choose a new password',
    tag: 'session',
    access: 'public',
    body: passwordForgottenInputSchema,
    status: 204,
    response: nothing,
  },
  changePassword: {
    summary: 'Change my password',
    tag: 'session',
    access: 'any-session',
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
