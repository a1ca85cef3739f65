import type { DoorView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { useMatch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { apiQuery } from '../api/queries.ts';
import { useSession } from '../app/session-context.ts';
import { setTabNotice } from '../app/tab-title.ts';
import { useNow } from '../time/use-now.ts';
import { endingsOf, tabText } from './ending.ts';
import { useEndNotifications } from './end-notifications.ts';
import { notifyOfEnd } from './notify-of-end.ts';

/**
 * Says in the tab's title that a door closes soon, and tells it through the browser where that is switched on: then on
 * every page, otherwise on My access, which reads the doors anyway.
 */
export function EndWarnings() {
  const { person } = useSession();
  const isTold = useEndNotifications(person.personId) === 'on';
  const isOnMyAccess = useMatch({ from: '/shell/', shouldThrow: false }) !== undefined;
  const isWatching = isTold || isOnMyAccess;
  const access = useQuery({ ...apiQuery('readMyAccess'), enabled: isWatching });
  const doors = (access.data?.doors ?? []).filter(({ endWarningAt }) => endWarningAt !== null);
  return isWatching && doors.length > 0 && <EndWatch doors={doors} isTold={isTold} />;
}

function EndWatch({ doors, isTold }: { readonly doors: readonly DoorView[]; readonly isTold: boolean }) {
  const now = useNow();
  const endings = endingsOf(doors, now);
  const text = tabText(endings, now);
  const told = useRef(new Set<string>());

  useEffect(() => {
    setTabNotice(text);
    return () => {
      setTabNotice(null);
    };
  }, [text]);
  useEffect(() => {
    if (!isTold) return;
    for (const ending of endings.filter(({ key }) => !told.current.has(key))) {
      told.current.add(ending.key);
      void notifyOfEnd(ending, now);
    }
  });
  return null;
}
