import { accessCodeReplaceInputSchema, accessCodeReplacedSchema } from '../access-code.ts';
import { settingsEditInputSchema, settingsSchema } from '../settings.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What holds for the whole organization. */
export const ORGANIZATION_ROUTES = {
  readSettings: {
    summary: 'Read the settings of the organization',
    tag: 'organization',
    access: 'session',
    status: 200,
    response: settingsSchema,
  },
  editSettings: {
    summary: 'Edit sections of the settings',
    tag: 'organization',
    access: 'session',
    body: settingsEditInputSchema,
    status: 200,
    response: settingsSchema,
  },
  replaceAccessCode: {
    summary: 'Replace the access code that members type when they sign in',
    tag: 'organization',
    access: 'session',
    body: accessCodeReplaceInputSchema,
    status: 200,
    response: accessCodeReplacedSchema,
  },
} as const satisfies Record<string, RouteDefinition>;
