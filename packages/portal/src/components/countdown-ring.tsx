import type { ReactNode } from 'react';
import { useNow } from '../time/use-now.ts';
import classes from './countdown-ring.module.css';

const RADIUS = 44;
const LENGTH = 2 * Math.PI * RADIUS;

interface CountdownRingProps {
  readonly from: string;
  readonly to: string;
  readonly isEndingSoon: boolean;
  readonly children: ReactNode;
}

/** A ring that empties from `from` to `to`, around what says the same in figures. */
export function CountdownRing({ from, to, isEndingSoon, children }: CountdownRingProps) {
  const now = useNow();
  const whole = Date.parse(to) - Date.parse(from);
  const left = whole <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(to) - now) / whole));

  return (
    <div className={classes['ring']} data-ending={isEndingSoon}>
      <svg viewBox="0 0 100 100" aria-hidden>
        <circle cx="50" cy="50" r={RADIUS} className={classes['track']} />
        <circle
          cx="50"
          cy="50"
          r={RADIUS}
          className={classes['rest']}
          strokeDasharray={`${String(LENGTH * left)} ${String(LENGTH)}`}
        />
      </svg>
      <div className={classes['inside']}>{children}</div>
    </div>
  );
}
