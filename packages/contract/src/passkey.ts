import { z } from 'zod';
import { instantSchema, passwordSchema } from './fields.ts';

/** WebAuthn's own names and forms, so that browsers take them as they are. */
const base64urlSchema = z.string().regex(/^[\w-]+$/);

const credentialIdSchema = base64urlSchema.max(1400);

export const passkeySchema = z.object({
  passkeyId: z.string(),
  name: z.string(),
  /** Whether it may be copied to the owner's other devices. */
  isSynced: z.boolean(),
  createdAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});

export type PasskeyView = z.infer<typeof passkeySchema>;

const passkeyNameSchema = z.string().trim().min(1).max(60);

/** The password, once the sign-in is too old to speak for itself. */
export const passkeyBeginInputSchema = z.object({ password: passwordSchema.optional() });

export const newPasskeyOptionsSchema = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
  timeout: z.int(),
  excludeCredentials: z.array(z.object({ type: z.literal('public-key'), id: z.string() })),
  authenticatorSelection: z.object({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
  attestation: z.literal('none'),
});

export const passkeyAddInputSchema = z.object({
  name: passkeyNameSchema,
  answer: z.object({
    id: credentialIdSchema,
    response: z.object({
      clientDataJSON: base64urlSchema.max(8000),
      attestationObject: base64urlSchema.max(40_000),
      transports: z
        .array(
          z
            .string()
            .regex(/^[a-z-]+$/)
            .max(20),
        )
        .max(10)
        .default([]),
    }),
  }),
});

export const passkeyAddedSchema = z.object({
  passkey: passkeySchema,
  /** With the first second factor, shown once; `null` with any other. */
  recoveryCodes: z.array(z.string()).nullable(),
});

export const passkeyRenameInputSchema = z.object({ name: passkeyNameSchema });

export const passkeyUseOptionsSchema = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  userVerification: z.literal('required'),
});

export const passkeySignInInputSchema = z.object({
  answer: z.object({
    id: credentialIdSchema,
    response: z.object({
      clientDataJSON: base64urlSchema.max(8000),
      authenticatorData: base64urlSchema.max(8000),
      signature: base64urlSchema.max(8000),
      userHandle: base64urlSchema.max(200).nullish(),
    }),
  }),
});
