import { deviceText } from '@gatelease/contract/device-text';
import type { OwnSessionView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconDeviceLaptop, IconTerminal2 } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { forgetSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { When } from '../../components/when.tsx';
import classes from './security.module.css';

/** Where one is signed in, and how to end that. */
export function SessionsCard() {
  const sessions = useQuery(apiQuery('listSessions'));
  const client = useQueryClient();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const leave = useAction(async () => {
    await callApi('signOutEverywhere');
    await navigate({ to: '/sign-in' });
    forgetSession(client);
  });

  return (
    <section className={classes['card']} aria-label="Where you are signed in">
      <div className={classes['head']}>
        <h2 className={classes['title']}>Where you are signed in</h2>
        <Button
          variant="default"
          onClick={() => {
            setIsAsking(true);
          }}
        >
          Sign out everywhere
        </Button>
      </div>
      <QueryState query={sessions} what="your sessions">
        {({ items }) => (
          <ul className={classes['sessions']}>
            {items.map((session) => (
              <SessionRow key={session.sessionId} session={session} />
            ))}
          </ul>
        )}
      </QueryState>
      <ConfirmDialog
        isOpen={isAsking}
        title="Sign out everywhere?"
        verb="Sign out everywhere"
        isBusy={leave.isBusy}
        problem={leave.problem}
        onConfirm={() => void leave.run(undefined)}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        Here too. What you have open stays open until its end.
      </ConfirmDialog>
    </section>
  );
}

function SessionRow({ session }: { readonly session: OwnSessionView }) {
  const { sessionId, kind, userAgent, address, createdAt, lastSeenAt, isCurrent } = session;
  const end = useAction(async () => {
    await callApi('endSession', { params: { sessionId } });
    return true;
  });
  const device = deviceText(kind, userAgent);
  const Icon = kind === 'cli' ? IconTerminal2 : IconDeviceLaptop;

  return (
    <li className={classes['session']}>
      <Icon size={22} stroke={1.6} aria-hidden />
      <div className={classes['device']}>
        <strong>{device}</strong>
        <div className={classes['dimmed']}>
          from {address}, since <When at={createdAt} />, {isCurrent ? 'in use now' : 'last used '}
          {!isCurrent && <When at={lastSeenAt} as="relative" />}
        </div>
        <ProblemAlert problem={end.problem} />
      </div>
      {isCurrent ? (
        <span className={classes['dimmed']}>This one</span>
      ) : (
        <Button
          variant="default"
          size="sm"
          loading={end.isBusy}
          aria-label={`End ${device} from ${address}`}
          onClick={() => void end.run(undefined)}
        >
          End
        </Button>
      )}
    </li>
  );
}
