import type { DoorView, LeaseView } from '@gatelease/contract';
import { Button, Menu } from '@mantine/core';
import { IconClockPlus, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CountdownRing } from '../../components/countdown-ring.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { When } from '../../components/when.tsx';
import { endingOf } from '../../end-warning/ending.ts';
import { hasForeignRule } from '../../lease/lease-status.ts';
import { extensionChoices } from '../../time/duration-choices.ts';
import { useNow } from '../../time/use-now.ts';
import { Note } from '../../components/note.tsx';
import { MoveOffer } from './move-offer.tsx';
import classes from './door-card.module.css';

const AFTER_CLOSING =
  'No new connections from now on. A session that is already open may live on until it ends itself.';

interface OpenDoorProps {
  readonly door: DoorView;
  readonly lease: LeaseView;
}

/** A door with a lease: how long it stays open, and the buttons that change that. */
export function OpenDoor({ door, lease }: OpenDoorProps) {
  const endingSoon = endingOf(door, useNow()) !== null;
  return (
    <div className={classes['body']}>
      {lease.problem !== null && (
        <Note tone="bad" title={lease.state === 'failed' ? 'It could not be opened' : 'Not yet'}>
          {lease.problem}
        </Note>
      )}
      <MoveOffer door={door} lease={lease} />
      {lease.breakGlass && (
        <Note tone="bad" title="Opened in an emergency, without approval">
          Every approver was told, and it stands in the ledger.
        </Note>
      )}
      <div className={classes['open']}>
        <CountdownRing from={lease.openedAt ?? lease.startsAt} to={lease.endsAt} isEndingSoon={endingSoon}>
          <span className={classes['left']}>
            <Countdown to={lease.endsAt} />
          </span>
          <span className={classes['leftLabel']}>left</span>
        </CountdownRing>
        <div className={classes['facts']}>
          <div>
            Until{' '}
            <strong>
              <When at={lease.endsAt} />
            </strong>
          </div>
          <div className={classes['from']}>
            From <code>{lease.cidrs.join(', ')}</code>
          </div>
          <div role="status">{endingSoon && <EndingSoon lease={lease} />}</div>
          {lease.state === 'closing' ? (
            <p className={classes['sentence']}>{AFTER_CLOSING}</p>
          ) : (
            <OpenDoorButtons door={door} lease={lease} />
          )}
        </div>
      </div>
      {hasForeignRule(lease) && (
        <Note tone="calm" title="Somebody else’s rule lets this through already">
          It was not made here, so it stays when this access ends.
        </Note>
      )}
    </div>
  );
}

/** One sentence that stays as it is, so that it is read out once. */
function EndingSoon({ lease }: Pick<OpenDoorProps, 'lease'>) {
  return (
    <strong>
      It ends soon.{' '}
      {extensionsOf(lease).length > 0 ? 'Extend it if you need longer.' : 'It cannot be extended any further.'}
    </strong>
  );
}

function extensionsOf({ endsAt, latestEndsAt }: LeaseView) {
  return extensionChoices((Date.parse(latestEndsAt) - Date.parse(endsAt)) / 1000);
}

function OpenDoorButtons({ door, lease }: OpenDoorProps) {
  const [isAsking, setIsAsking] = useState(false);
  const extend = useAction((durationSeconds: number) =>
    callApi('extendLease', { params: { leaseId: lease.leaseId }, body: { durationSeconds } }),
  );
  const close = useAction(async () => {
    await callApi('closeLease', { params: { leaseId: lease.leaseId } });
    setIsAsking(false);
    notice(`Closing ${door.resourceName}`, AFTER_CLOSING);
  });
  const choices = extensionsOf(lease);

  return (
    <>
      <ProblemAlert problem={extend.problem ?? (isAsking ? null : close.problem)} />
      <div className={classes['buttons']}>
        {choices.length > 0 && (
          <Menu>
            <Menu.Target>
              <Button
                variant="default"
                loading={extend.isBusy}
                leftSection={<IconClockPlus size={18} aria-hidden />}
                aria-label={`Extend ${door.resourceName}`}
              >
                Extend
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>
                Longer by, until <When at={lease.latestEndsAt} /> at most
              </Menu.Label>
              {choices.map(({ seconds, text }) => (
                <Menu.Item key={text} onClick={() => void extend.run(seconds ?? 0)}>
                  {text}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
        <Button
          variant="default"
          loading={close.isBusy}
          leftSection={<IconLock size={18} aria-hidden />}
          aria-label={`Close ${door.resourceName}`}
          onClick={() => {
            if (door.approvalsNeeded > 0) setIsAsking(true);
            else void close.run(undefined);
          }}
        >
          Close
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Close ${door.resourceName}?`}
        verb="Close now"
        isBusy={close.isBusy}
        problem={close.problem}
        onConfirm={() => void close.run(undefined)}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        To open it again, somebody has to approve again.
      </ConfirmDialog>
    </>
  );
}
