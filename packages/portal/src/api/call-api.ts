import { createClient } from '@gatelease/contract/client';
import { noteServerTime } from '../time/server-clock.ts';

/** The API of the server this page came from. */
export const callApi = createClient({
  baseUrl: '',
  fetch: async (url, init) => {
    const answer = await fetch(url, { ...init, credentials: 'same-origin' });
    noteServerTime(answer.headers.get('date'), Date.now());
    return answer;
  },
});
