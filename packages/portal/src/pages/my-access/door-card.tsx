import type { DoorView } from '@gatelease/contract';
import { VisuallyHidden } from '@mantine/core';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TrafficList } from '../../traffic/traffic-list.tsx';
import { ClosedDoor } from './closed-door.tsx';
import classes from './door-card.module.css';
import { doorStatus } from './door-status.ts';
import { OpenDoor } from './open-door.tsx';
import { UnavailableDoor } from './unavailable-door.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
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
