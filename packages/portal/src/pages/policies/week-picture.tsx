import { scheduleWords } from '@gatelease/contract/policy-sentence';
import type { PolicyForm } from './policy-form.ts';
import classes from './week-picture.module.css';
import { weekSegments } from './week-segments.ts';
import { WEEKDAYS, windowInput } from './window-row.ts';

const HOURS = [0, 6, 12, 18, 24];
const HOUR_WIDTH = 10;
const ROW_HEIGHT = 14;

/** The week at a glance: when it can be open, day by day. */
export function WeekPicture({ windows, timeZone }: Pick<PolicyForm, 'windows' | 'timeZone'>) {
  return (
    <figure className={classes['figure']}>
      <div
        className={classes['grid']}
        role="img"
        aria-label={`Can be open ${scheduleWords({ timeZone, windows: windows.map(windowInput) })}`}
      >
        <div className={classes['days']} aria-hidden>
          {WEEKDAYS.map(({ value, short }) => (
            <span key={value}>{short}</span>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${String(24 * HOUR_WIDTH)} ${String(7 * ROW_HEIGHT)}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {WEEKDAYS.map(({ value }, day) => (
            <rect
              key={value}
              className={classes['track']}
              x={0}
              y={day * ROW_HEIGHT + 2}
              width={24 * HOUR_WIDTH}
              height={ROW_HEIGHT - 4}
            />
          ))}
          {weekSegments(windows).map(({ day, fromMinute, toMinute }) => (
            <rect
              key={`${String(day)}-${String(fromMinute)}`}
              className={classes['open']}
              x={(fromMinute / 60) * HOUR_WIDTH}
              y={day * ROW_HEIGHT + 2}
              width={((toMinute - fromMinute) / 60) * HOUR_WIDTH}
              height={ROW_HEIGHT - 4}
            />
          ))}
        </svg>
        <div className={classes['hours']} aria-hidden>
          {HOURS.map((hour) => (
            <span key={hour}>{hour}</span>
          ))}
        </div>
      </div>
      {windows.length > 0 && <figcaption>Times of {timeZone}</figcaption>}
    </figure>
  );
}
