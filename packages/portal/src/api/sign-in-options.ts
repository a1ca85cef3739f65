import { queryOptions } from '@tanstack/react-query';
import { callApi } from './call-api.ts';

/** What this server offers beside e-mail and password. It changes with a restart only. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['readSignInOptions'],
  queryFn: () => callApi('readSignInOptions'),
  staleTime: Infinity,
});
