import { z } from 'zod';

/** How many rows a list has at most: it is done as a whole, in one transaction, or not at all. */
export const MOST_IMPORT_ROWS = 2000;

/** Two thousand rows with long names in many teams. */
export const LARGEST_IMPORT_BYTES = 2 * 1024 * 1024;

const cell = z.string().trim().max(500);

export const personImportRowSchema = z.object({
  email: cell,
  /** Left out or empty: what is there stays. */
  name: cell.optional(),
  role: cell.optional(),
  access: cell.optional(),
  /** Names of teams; afterwards the person is in these and in no others. Left out: the teams stay. */
  teams: z.array(z.string().trim().min(1).max(100)).max(50).optional(),
});

export const personImportInputSchema = z.object({
  rows: z.array(personImportRowSchema).min(1).max(MOST_IMPORT_ROWS),
  /** `false` only tells what would happen. */
  apply: z.boolean().default(false),
  /** Adds teams that are not there; otherwise rows that name them are refused. */
  addTeams: z.boolean().default(false),
  /** Sends those who are added an invitation by e-mail. */
  invite: z.boolean().default(true),
});

export const personImportedSchema = z.object({
  /** One for each row, in its order. */
  rows: z.array(
    z.object({
      email: z.string(),
      outcome: z.enum(['add', 'change', 'same', 'refuse']),
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
      problem: z.object({ field: z.string(), code: z.string(), given: z.string(), expected: z.string() }).nullable(),
    }),
  ),
});

export type PersonImportedView = z.infer<typeof personImportedSchema>;
