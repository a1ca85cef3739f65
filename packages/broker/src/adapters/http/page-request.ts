import type { PageRequest } from '../../application/ports/store.ts';

/** The page that a query asks for. */
export function pageRequest(query: { readonly after?: string | undefined; readonly limit: number }): PageRequest {
  return { after: query.after ?? null, limit: query.limit };
}
