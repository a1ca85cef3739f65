import { z } from 'zod';

const organizationSettingsSchema = z.object({
  name: z.string().trim().min(1).max(100),
  timeZone: z.string().max(64),
});

const minutesSchema = z
  .int()
  .min(1)
  .max(24 * 60);

const notificationSettingsSchema = z.object({
  /** Whoever asked for access hears what was decided. */
  tellsDecisions: z.boolean(),
  /** Whoever signs in from a network or with a browser that they did not use lately hears of it. */
  tellsNewSignIns: z.boolean(),
  /** Before the end of a lease; `null` for no warning. */
  leaseEndingMinutes: minutesSchema.nullable(),
  /** After which approvers are reminded of a request, once; `null` for never. */
  approvalReminderMinutes: minutesSchema.nullable(),
});

const securitySettingsSchema = z.object({
  /** `required`: who has no second factor sets one up at their next sign-in, before anything else. */
  secondFactor: z.enum(['optional', 'required']),
  /** Characters; passwords that exist stay. */
  shortestPassword: z.int().min(12).max(64),
  /** Who signs in with an older password chooses a new one first; `null` for never. */
  passwordExpiryDays: z.int().min(1).max(3650).nullable(),
});

/** The mail server that the environment names; passwords stay there. */
const mailServerSchema = z.object({
  host: z.string(),
  port: z.int(),
  encryption: z.enum(['tls', 'starttls', 'none']),
  from: z.string(),
});

/** What administrators decided for the organization, one section a concern. */
export const settingsSchema = z.object({
  version: z.int(),
  organization: organizationSettingsSchema,
  notifications: notificationSettingsSchema,
  security: securitySettingsSchema,
  /** `null` when there is none: messages stay in the outbox to be read. Not edited here. */
  mailServer: mailServerSchema.nullable(),
});

export type SettingsView = z.infer<typeof settingsSchema>;

/** A section is replaced as a whole; one that is left out stays. */
export const settingsEditInputSchema = z.object({
  /** The version that was seen. */
  version: z.int(),
  organization: organizationSettingsSchema.optional(),
  notifications: notificationSettingsSchema.optional(),
  security: securitySettingsSchema.optional(),
});
