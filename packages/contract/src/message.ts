import { z } from 'zod';
import { instantSchema } from './fields.ts';

const messageStateSchema = z.enum(['waiting', 'sent', 'failed', 'recalled']);

export const messageSchema = z.object({
  messageId: z.string(),
  /** Which letter it is: `request-waiting`, `request-denied` … */
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  /** `recalled`: its link or password stopped working before it was sent. */
  state: messageStateSchema,
  /** Whether it has a link or a password for its recipient alone, and whether that is still there. */
  secret: z.enum(['none', 'sealed', 'gone']),
  /** How often it was tried. */
  attempts: z.int(),
  /** When a waiting one is tried next. */
  dueAt: instantSchema,
  /** Why the last attempt failed. */
  problem: z.string().nullable(),
  createdAt: instantSchema,
  sentAt: instantSchema.nullable(),
});

export type MessageView = z.infer<typeof messageSchema>;

/** A message with its text, as its recipient sees it but for links that let somebody in. */
export const messageDetailSchema = messageSchema.extend({
  text: z.string(),
  /** A whole page; show it in a frame that runs no scripts. */
  html: z.string(),
});

export type MessageDetailView = z.infer<typeof messageDetailSchema>;

/** With what its recipient alone may know otherwise, for an administrator who passes it on. */
export const revealedMessageSchema = messageDetailSchema.extend({
  secrets: z.array(z.object({ label: z.string(), value: z.string() })),
});

export type RevealedMessageView = z.infer<typeof revealedMessageSchema>;

export const messageQuerySchema = z.object({ state: messageStateSchema.optional() });
