import { z } from 'zod';
import { halfSignedInSchema, signedInSchema } from './session.ts';

/** What a sign-in page can offer beside e-mail and password. */
export const signInOptionsSchema = z.object({
  /** As people know it; `null` when there is none. */
  identityProvider: z.object({ name: z.string() }).nullable(),
  /** Where browsers let people use passkeys; `null` when nowhere. */
  passkeys: z.object({ origin: z.string() }).nullable(),
});

export type SignInOptionsView = z.infer<typeof signInOptionsSchema>;

export const providerSignInInputSchema = z.object({
  /** Where to go afterwards: a path of this portal, nothing that a browser could read as another site. */
  returnTo: z
    .string()
    .max(1000)
    .regex(/^\/(?!\/)[!-[\]-~]*$/, 'A path of this portal, for example /leases.')
    .default('/'),
});

export const providerSignInStartedSchema = z.object({
  /** Where the browser has to go. */
  url: z.string(),
});

export const providerAnswerInputSchema = z.object({
  /** The query with which the provider sent the browser back: `?code=…&state=…`. */
  parameters: z.string().max(8000),
});

export const providerSignedInSchema = z.discriminatedUnion('state', [
  signedInSchema.extend({ returnTo: z.string() }),
  halfSignedInSchema.extend({ returnTo: z.string() }),
]);
