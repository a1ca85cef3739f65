import type { SessionView } from '@gatelease/contract';
import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { callApi } from './call-api.ts';
import { hasCode } from './problem.ts';

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['readSession'],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await callApi('readSession');
    } catch (error) {
      if (hasCode(error, 'session.required')) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Whoever was signed in is not any more: the pages notice and ask for a sign-in. */
export function forgetSession(client: QueryClient): void {
  client.setQueryData(sessionQuery.queryKey, null);
}

/** Somebody signed in: nothing that was read for somebody before them may be shown. */
export function startSession(client: QueryClient, session: SessionView): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  client.setQueryData(sessionQuery.queryKey, session);
}
