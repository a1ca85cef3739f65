import { durationText } from '../../time/duration-text.ts';
import { HERE, useNow } from '../../time/use-now.ts';
import { aheadMinutes, shiftedTimeText } from '../../time/zone-difference.ts';
import classes from './policy-editor.module.css';
import type { WindowRow } from './window-row.ts';

interface ZoneNoteProps {
  readonly timeZone: string;
  readonly windows: readonly WindowRow[];
}

const READERS_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What time it is in the zone of the windows, and what they mean on the reader's own clock. */
export function ZoneNote({ timeZone, windows }: ZoneNoteProps) {
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  const there = new Intl.DateTimeFormat(HERE.locale, {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(minute);
  return (
    <p className={classes['hint']}>
      There it is {there} now. {ownClock(timeZone, windows, minute)}
    </p>
  );
}

function ownClock(timeZone: string, windows: readonly WindowRow[], now: number): string {
  if (timeZone === READERS_ZONE) return 'It is your own time zone.';
  const ahead = aheadMinutes(READERS_ZONE, timeZone, now);
  if (ahead === 0) return `Your clock (${READERS_ZONE}) shows the same at present.`;
  const distance = `Your clock (${READERS_ZONE}) is ${durationText(Math.abs(ahead) * 60)} ${ahead > 0 ? 'ahead' : 'behind'}`;
  const first = windows.find(({ from, to }) => from !== '' && to !== '');
  if (first === undefined) return `${distance}.`;
  return `${distance}: ${first.from} to ${first.to} there is ${shiftedTimeText(first.from, ahead)} to ${shiftedTimeText(first.to, ahead)} for you.`;
}
