import { HERE } from '../../../time/use-now.ts';
import classes from './lease-timeline.module.css';
import { HEAD_HEIGHT } from './picture-measures.ts';
import { dayHeadText } from './span-text.ts';
import type { Tick, TimeSpan } from './time-span.ts';

const LABELLED_HOURS = 3;

interface TimeAxisProps {
  readonly span: TimeSpan;
  readonly width: number;
  readonly height: number;
}

/** The lines of hours or days behind the bars, and what they are above them. */
export function TimeAxis({ span, width, height }: TimeAxisProps) {
  return (
    <g aria-hidden>
      {span.ticks.map((tick) => {
        const x = ((tick.at - span.from) / (span.to - span.from)) * width;
        const text = labelOf(tick, span);
        return (
          <g key={tick.at}>
            <line
              className={classes['tick']}
              data-major={text !== ''}
              x1={x}
              x2={x}
              y1={text === '' ? HEAD_HEIGHT : HEAD_HEIGHT - 8}
              y2={height}
            />
            <text className={classes['tickText']} x={x + 5} y={HEAD_HEIGHT - 13}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function labelOf({ day, hour }: Tick, { length }: TimeSpan): string {
  if (length === 'week') return day === null ? '' : dayHeadText(day, HERE.locale);
  return hour % LABELLED_HOURS === 0 ? `${String(hour).padStart(2, '0')}:00` : '';
}
