import type { DoorView } from '@gatelease/contract';
import { Note } from '../../components/note.tsx';
import { When } from '../../components/when.tsx';
import { isStopped } from './door-status.ts';
import classes from './door-card.module.css';

/** A door that cannot be opened now: why, and when it can. */
export function UnavailableDoor({ door }: { readonly door: DoorView }) {
  return (
    <div className={classes['body']}>
      {isStopped(door) ? (
        <Note tone="bad" title="Closed by an emergency stop">
          {door.reason} {door.lease?.state === 'closing' && 'What you had open is being closed.'}
        </Note>
      ) : (
        <p className={classes['lead']}>{reasonOf(door)}</p>
      )}
      {door.nextWindow !== null && (
        <p className={classes['next']}>
          Next from{' '}
          <strong>
            <When at={door.nextWindow.startsAt} as="both" />
          </strong>{' '}
          until <When at={door.nextWindow.endsAt} />.
        </p>
      )}
      <p className={classes['sentence']}>{door.sentence}</p>
    </div>
  );
}

/** The server's reason names the next window as programs write it; here it stands below, in the reader's own time. */
function reasonOf({ reason, nextWindow }: DoorView): string {
  return nextWindow === null ? (reason ?? 'It cannot be opened now.') : 'It opens at certain times only.';
}
