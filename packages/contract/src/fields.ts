import { parseTraffic } from '@gatelease/security-groups';
import { z } from 'zod';

export const instantSchema = z.iso.datetime();

export const emailSchema = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());

export const passwordSchema = z.string().min(1).max(1024);

/** `tcp 22`, `tcp 8000-8010`, `icmp 8`, `all`: as people write it. */
export const trafficTextSchema = z
  .string()
  .max(64)
  .superRefine((text, context) => {
    const parsed = parseTraffic(text);
    if (!parsed.ok) {
      context.addIssue({ code: 'custom', message: parsed.problem.expected, params: { code: parsed.problem.code } });
    }
  });

/** `us-east-1`, `us-gov-west-1`, `cn-north-1`. */
export const regionSchema = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'A region looks like us-east-1.');

export const durationSecondsSchema = z
  .int()
  .min(1)
  .max(366 * 24 * 3600);

/** `after` is the `next` of the page before. */
export const pageQuerySchema = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** One page of a list of `item`. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
