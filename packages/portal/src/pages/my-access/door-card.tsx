import type { DoorView } from '@gatelease/contract';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TrafficList } from '../../traffic/traffic-list.tsx';
import { ClosedDoor } from './closed-door.tsx';
import classes from './door-card.module.css';
import { doorStatus } from './door-status.ts';
import { OpenDoor } from './open-door.tsx';
import { UnavailableDoor } from './unavailable-door.tsx';
import { WaitingDoor } from './waiting-door.tsx';

/** One thing that I may open: what it is, how it stands, and what I can do about that. */
export function DoorCard({ door }: { readonly door: DoorView }) {
  const heading = useKeptFocus(door.state);
  const headingId = `door-${door.policyId}`;
  return (
    <article className={classes['door']} data-state={door.state} aria-labelledby={headingId}>
      <div className={classes['head']}>
        <div>
          <h2 id={headingId} ref={heading} tabIndex={-1} className={classes['name']}>
            {door.resourceName}
          </h2>
          <div className={classes['policy']}>{door.policyName}</div>
        </div>
        <div role="status">
          <VisuallyHidden>{door.resourceName}: </VisuallyHidden>
          <StatusBadge {...doorStatus(door)} />
        </div>
      </div>
      <TrafficList traffics={door.traffics} />
      <DoorBody door={door} />
    </article>
  );
}

function DoorBody({ door }: { readonly door: DoorView }) {
  if (door.state === 'open' && door.lease !== null) return <OpenDoor door={door} lease={door.lease} />;
  if (door.state === 'waiting' && door.request !== null) return <WaitingDoor door={door} request={door.request} />;
  if (door.state === 'unavailable') return <UnavailableDoor door={door} />;
  return <ClosedDoor door={door} />;
}

/** When the button that was pressed goes away with the old state, the card's heading takes the focus. */
function useKeptFocus(state: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state);
  const hadFocus = useRef(false);

  useEffect(() => {
    const card = heading.current?.closest('article');
    const note = (): void => {
      hadFocus.current = card?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
  useEffect(() => {
    if (before.current !== state && hadFocus.current && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
    before.current = state;
  }, [state]);
  return heading;
}
