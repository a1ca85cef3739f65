import { z } from 'zod';
import { personSchema } from '../person.ts';
import {
  recoveryCodesSchema,
  secondFactorCodeInputSchema,
  secondFactorSchema,
  totpSetupInputSchema,
  totpSetupSchema,
} from '../second-factor.ts';
import { id, nothing } from './route-definition.ts';
import type { RouteDefinition } from './route-definition.ts';

/** One's own second factor, and the reset of somebody's who lost theirs. */
export const SECOND_FACTOR_ROUTES = {
  readSecondFactor: {
    summary: 'What I have set up for the second step of signing in',
    tag: 'session',
    access: 'any-session',
    status: 200,
    response: secondFactorSchema,
  },
  setUpTotp: {
    summary: 'Begin to set up an authenticator app',
    tag: 'session',
    access: 'any-session',
    body: totpSetupInputSchema,
    status: 201,
    response: totpSetupSchema,
  },
  confirmTotp: {
    summary: 'Switch the authenticator app on with its first code',
    tag: 'session',
    access: 'any-session',
    body: secondFactorCodeInputSchema,
    status: 201,
    response: recoveryCodesSchema,
  },
  removeTotp: {
    summary: 'Switch the authenticator app off',
    tag: 'session',
    access: 'session',
    body: secondFactorCodeInputSchema,
    status: 204,
    response: nothing,
  },
  renewRecoveryCodes: {
    summary: 'Make new recovery codes',
    tag: 'session',
    access: 'session',
    body: secondFactorCodeInputSchema,
    status: 201,
    response: recoveryCodesSchema,
  },
  resetSecondFactor: {
    summary: 'Take away the second factor of somebody who lost it',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    status: 200,
    response: personSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
