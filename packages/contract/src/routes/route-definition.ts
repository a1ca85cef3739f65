import { z } from 'zod';

/** `any-session` is also good for who has to choose a password, or set up a second factor, before anything else. */
export type Access = 'public' | 'session' | 'any-session';

export interface RouteDefinition {
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** How large the body may be; left out: as large as usual. */
  readonly largestBodyBytes?: number;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  readonly response: z.ZodType;
}

/** The answer of an operation that has nothing to say. */
export const nothing = z.null();

/** An id in a path. */
export const id = z.string().max(64);
