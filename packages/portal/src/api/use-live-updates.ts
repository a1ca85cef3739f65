import { CHANGES_PATH } from '@gatelease/contract/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listenForChanges } from './live.ts';
import type { LiveSource, LiveState } from './live.ts';
import { restsOn, topicOf } from './topics.ts';

const browserSource: LiveSource = {
  open({ opened, changed, failed }) {
    const stream = new EventSource(CHANGES_PATH);
    stream.addEventListener('open', opened);
    stream.addEventListener('error', failed);
    stream.addEventListener('change', (event: MessageEvent<string>) => {
      const topic = topicOf(event.data);
      if (topic !== null) changed(topic);
    });
    return () => {
      stream.close();
    };
  },
  later(milliseconds, callback) {
    const timer = window.setTimeout(callback, milliseconds);
    return () => {
      window.clearTimeout(timer);
    };
  },
};

/** Keeps everything on the page up to date while the component is there, and says whether that works. */
export function useLiveUpdates(): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(
    () =>
      listenForChanges(browserSource, {
        stateChanged: setState,
        topicsChanged: (topics) => {
          void client.invalidateQueries({
            predicate: ({ queryKey }) => topics.some((topic) => restsOn(queryKey, topic)),
          });
        },
        everythingMayHaveChanged: () => {
          void client.invalidateQueries();
        },
      }),
    [client],
  );
  return state;
}
