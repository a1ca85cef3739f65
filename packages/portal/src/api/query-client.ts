import { UnreachableError } from '@gatelease/contract/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasCode } from './problem.ts';
import { forgetSession, sessionQuery } from './session.ts';

/** The memory of everything read from the server. It notices when the session has ended. */
export function createPortalQueryClient(): QueryClient {
  const noticeSession = (error: unknown): void => {
    if (hasCode(error, 'session.required')) forgetSession(client);
    if (hasCode(error, 'session.password-change-required', 'session.second-factor-required')) {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSession }),
    mutationCache: new MutationCache({ onError: noticeSession }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // An answer of the server is an answer; only silence is worth another try.
        retry: (failures, error) => error instanceof UnreachableError && failures < 2,
      },
    },
  });
  return client;
}
