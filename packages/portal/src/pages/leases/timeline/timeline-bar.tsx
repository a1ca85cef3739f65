import { leaseStatus } from '../../../lease/lease-status.ts';
import { HERE } from '../../../time/use-now.ts';
import { barText } from './bar-text.ts';
import type { Bar, RowSubject } from './lay-timeline.ts';
import classes from './lease-timeline.module.css';
import { BAR_HEIGHT } from './picture-measures.ts';
import { StateShape } from './state-patterns.tsx';

const LETTER_WIDTH = 8;
const TEXT_INSET = 8;

interface TimelineBarProps {
  readonly bar: Bar;
  readonly by: RowSubject;
  readonly now: number;
  readonly width: number;
  readonly y: number;
  readonly idPrefix: string;
  readonly isTabStop: boolean;
  readonly isShown: boolean;
  onShow(): void;
  onFocus(): void;
}

/** A lease from its start to its end: a button that shows its facts. */
export function TimelineBar({ bar, by, now, width, y, idPrefix, ...state }: TimelineBarProps) {
  const { lease, from, to } = bar;
  const box = { x: from * width, y, width: (to - from) * width, height: BAR_HEIGHT };
  const words = barText(lease, now, HERE);
  return (
    <g
      role="button"
      tabIndex={state.isTabStop ? 0 : -1}
      aria-label={words}
      aria-pressed={state.isShown}
      data-lease={lease.leaseId}
      className={classes['bar']}
      onClick={state.onShow}
      onFocus={state.onFocus}
    >
      <title>{words}</title>
      <StateShape state={lease.state} idPrefix={idPrefix} {...box} />
      <text
        className={classes['name']}
        data-state={lease.state}
        x={box.x + TEXT_INSET}
        y={y + BAR_HEIGHT / 2}
        aria-hidden
      >
        {fittingText(bar, by, box.width - 2 * TEXT_INSET)}
      </text>
    </g>
  );
}

/** Who, or what, as far as there is room; with the state where there is room for that, too. */
function fittingText({ lease }: Bar, by: RowSubject, room: number): string {
  const name = by === 'group' ? lease.personName : lease.resourceName;
  const withState = `${name} · ${leaseStatus(lease.state).word}`;
  const letters = Math.floor(room / LETTER_WIDTH);
  if (withState.length <= letters) return withState;
  if (name.length <= letters) return name;
  return letters < 4 ? '' : `${name.slice(0, letters - 1)}…`;
}
