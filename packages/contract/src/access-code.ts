import { z } from 'zod';

export const accessCodeReplaceInputSchema = z.object({
  /** The code that is to be replaced: nobody replaces it by accident, or twice at once. */
  presentCode: z.string().trim().min(1).max(32),
});

export const accessCodeReplacedSchema = z.object({ accessCode: z.string() });
