import type { LeaseView } from '@gatelease/contract';
import { leaseStatus } from '../../../lease/lease-status.ts';
import classes from './lease-timeline.module.css';

/** The states in the order of a lease's life. */
export const STATES: readonly LeaseView['state'][] = ['scheduled', 'opening', 'active', 'closing', 'closed', 'failed'];

/** The lines that tell states apart where colours do not; the others are told by their fill and outline. */
const LINES = {
  opening: 'M-2 10 L10 -2 M4 16 L16 4 M-8 4 L4 -8',
  closing: 'M-2 2 L10 14 M4 -4 L16 8 M-8 8 L4 20',
  failed: 'M0 0 L12 12 M12 0 L0 12',
} as const;

/** The patterns that bars refer to, once a picture. */
export function StatePatterns({ idPrefix }: { readonly idPrefix: string }) {
  return (
    <defs>
      {Object.entries(LINES).map(([state, path]) => (
        <pattern key={state} id={idPrefix + state} width={12} height={12} patternUnits="userSpaceOnUse">
          <path d={path} className={classes['hatch']} data-state={state} />
        </pattern>
      ))}
    </defs>
  );
}

interface StateShapeProps {
  readonly state: LeaseView['state'];
  readonly idPrefix: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state as fill, outline and pattern. */
export function StateShape({ state, idPrefix, ...box }: StateShapeProps) {
  return (
    <>
      <rect {...box} rx={5} className={classes['shape']} data-state={state} />
      {state in LINES && <rect {...box} rx={5} fill={`url(#${idPrefix}${state})`} />}
    </>
  );
}

/** What the looks of bars mean. */
export function StateLegend({ idPrefix }: { readonly idPrefix: string }) {
  return (
    <ul className={classes['legend']} aria-label="What the bars mean">
      {STATES.map((state) => (
        <li key={state}>
          <svg width={30} height={18} aria-hidden>
            <StateShape state={state} idPrefix={idPrefix} x={1} y={1} width={28} height={16} />
          </svg>
          {leaseStatus(state).word}
        </li>
      ))}
    </ul>
  );
}
