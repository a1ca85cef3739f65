import { useNow } from '../../../time/use-now.ts';
import classes from './lease-timeline.module.css';
import { HEAD_HEIGHT } from './picture-measures.ts';
import type { TimeSpan } from './time-span.ts';

interface NowLineProps {
  readonly span: TimeSpan;
  readonly width: number;
  readonly height: number;
}

/** Where the present is, when it is in the picture. */
export function NowLine({ span, width, height }: NowLineProps) {
  const now = useNow();
  if (now < span.from || now >= span.to) return null;
  const x = ((now - span.from) / (span.to - span.from)) * width;
  const labelX = Math.min(Math.max(x, 18), width - 18);
  return (
    <g aria-hidden className={classes['now']}>
      <line x1={x} x2={x} y1={HEAD_HEIGHT - 10} y2={height} />
      <rect x={labelX - 18} y={HEAD_HEIGHT - 29} width={36} height={20} rx={6} />
      <text x={labelX} y={HEAD_HEIGHT - 19}>
        now
      </text>
    </g>
  );
}
