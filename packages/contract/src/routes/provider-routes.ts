import {
  providerAnswerInputSchema,
  providerSignInInputSchema,
  providerSignInStartedSchema,
  providerSignedInSchema,
  signInOptionsSchema,
} from '../sign-in-options.ts';
import type { RouteDefinition } from './route-definition.ts';

/** Signing in through an identity provider. */
export const PROVIDER_ROUTES = {
  readSignInOptions: {
    summary: 'What can be used to sign in beside a password',
    tag: 'session',
    access: 'public',
    status: 200,
    response: signInOptionsSchema,
  },
  startProviderSignIn: {
    summary: 'Begin a sign-in at the identity provider',
    tag: 'session',
    access: 'public',
    body: providerSignInInputSchema,
    status: 201,
    response: providerSignInStartedSchema,
  },
  finishProviderSignIn: {
    summary: 'Sign in with what the identity provider answered',
    tag: 'session',
    access: 'public',
    body: providerAnswerInputSchema,
    status: 201,
    response: providerSignedInSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
