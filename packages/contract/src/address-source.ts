import { z } from 'zod';

/** How the server came to the address that a rule would name. */
export const addressSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('connection'),
    /** The connection said for whom it speaks, and was not believed: it comes from no proxy that the server trusts. */
    ignoredHeader: z.boolean(),
  }),
  z.object({
    kind: z.literal('proxy'),
    /** Where the address stood: `X-Forwarded-For`. */
    header: z.string(),
    /** The trusted proxies that passed it on, nearest to the server first. */
    proxies: z.array(z.string()).min(1),
  }),
  /** The connection comes from a trusted proxy that named nobody: the address is the proxy's own. */
  z.object({ kind: z.literal('silent-proxy') }),
]);

export type AddressSourceView = z.infer<typeof addressSourceSchema>;
