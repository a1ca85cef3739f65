import { z } from 'zod';
import { instantSchema, passwordSchema } from './fields.ts';
import { secondFactorKindSchema } from './person.ts';
import { codeSchema } from './session.ts';

/** What one has set up for the second step of signing in. */
export const secondFactorSchema = z.object({
  factors: z.array(secondFactorKindSchema),
  /** Since when the authenticator app is set up. */
  totpSince: instantSchema.nullable(),
  recoveryCodesLeft: z.int(),
});

export type SecondFactorView = z.infer<typeof secondFactorSchema>;

export const totpSetupInputSchema = z.object({
  /** Needed when the sign-in is more than ten minutes old. */
  password: passwordSchema.optional(),
});

export const totpSetupSchema = z.object({
  /** To type into the app: base 32. Shown once. */
  secret: z.string(),
  /** What the QR code says. */
  uri: z.string(),
});

export const secondFactorCodeInputSchema = z.object({ code: codeSchema });

/** Shown once; each is good for one sign-in. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
