import { useElementSize } from '@mantine/hooks';
import { memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { LeaseView } from '@gatelease/contract';
import { serverNow } from '../../../time/server-clock.ts';
import { layTimeline } from './lay-timeline.ts';
import type { RowSubject } from './lay-timeline.ts';
import classes from './lease-timeline.module.css';
import { isMovingKey, neighbourOf } from './neighbour-bar.ts';
import { NowLine } from './now-line.tsx';
import { HEAD_HEIGHT, LEAST_WIDTH, laneTop, rowHeight, SHORTEST_BAR } from './picture-measures.ts';
import { StateLegend, StatePatterns } from './state-patterns.tsx';
import { TimeAxis } from './time-axis.tsx';
import type { TimeSpan } from './time-span.ts';
import { TimelineBar } from './timeline-bar.tsx';

interface TimelinePictureProps {
  readonly leases: readonly LeaseView[];
  readonly span: TimeSpan;
  readonly by: RowSubject;
  /** To the minute. */
  readonly now: number;
  readonly shownId: string | null;
  onShow(leaseId: string | null): void;
}

/** The picture: names that stay at the left, and the bars, which scroll sideways where there is no room. */
export const TimelinePicture = memo(function TimelinePicture(props: TimelinePictureProps) {
  const { leases, span, by, now, shownId, onShow } = props;
  const idPrefix = useId();
  const { ref: plotRef, width: room } = useElementSize();
  const frame = useRef<HTMLDivElement>(null);
  const width = Math.max(room, LEAST_WIDTH[span.length]);
  const rows = useMemo(
    () => layTimeline(leases, { span, by, now, shortest: SHORTEST_BAR / width }),
    [leases, span, by, now, width],
  );
  const [lastFocusedId, setLastFocusedId] = useState<string | null>(null);
  const ids = rows.flatMap(({ bars }) => bars.map(({ lease }) => lease.leaseId));
  const tabStopId = ids.find((id) => id === lastFocusedId) ?? ids[0];
  useEffect(() => {
    // Where the picture is wider than its frame, it begins with the present a third into it.
    const present = (serverNow() - span.from) / (span.to - span.from);
    const element = frame.current;
    if (element === null || present < 0 || present >= 1) return;
    element.scrollTo({ left: present * width - element.clientWidth / 3 });
  }, [span, width]);

  const move = (event: KeyboardEvent): void => {
    const leaseId = event.target instanceof Element ? event.target.getAttribute('data-lease') : null;
    if (leaseId === null || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onShow(leaseId === shownId ? null : leaseId);
    } else if (event.key === 'Escape') {
      onShow(null);
    } else if (isMovingKey(event.key)) {
      event.preventDefault();
      const target = neighbourOf(rows, leaseId, event.key);
      if (target !== null) frame.current?.querySelector<SVGGElement>(`[data-lease="${CSS.escape(target)}"]`)?.focus();
    }
  };

  const tops = rows.map((_, index) =>
    rows.slice(0, index).reduce((sum, { lanes }) => sum + rowHeight(lanes), HEAD_HEIGHT),
  );
  const height = rows.reduce((sum, { lanes }) => sum + rowHeight(lanes), HEAD_HEIGHT);

  return (
    <>
      <div className={classes['frame']} ref={frame}>
        <div className={classes['names']} aria-hidden style={{ paddingTop: HEAD_HEIGHT }}>
          {rows.map(({ key, name, lanes }) => (
            <div key={key} style={{ height: rowHeight(lanes) }} title={name}>
              <span>{name}</span>
            </div>
          ))}
        </div>
        <div ref={plotRef} className={classes['plot']} style={{ minWidth: LEAST_WIDTH[span.length] }}>
          <svg width={width} height={height} role="group" aria-label="Timeline of leases" onKeyDown={move}>
            <StatePatterns idPrefix={idPrefix} />
            <TimeAxis span={span} width={width} height={height} />
            {rows.map(({ key, name, bars }, index) => (
              <g key={key} role="group" aria-label={name}>
                <line className={classes['rowLine']} x1={0} x2={width} y1={tops[index]} y2={tops[index]} />
                {bars.map((bar) => (
                  <TimelineBar
                    key={bar.lease.leaseId}
                    bar={bar}
                    by={by}
                    now={now}
                    width={width}
                    y={(tops[index] ?? 0) + laneTop(bar.lane)}
                    idPrefix={idPrefix}
                    isTabStop={bar.lease.leaseId === tabStopId}
                    isShown={bar.lease.leaseId === shownId}
                    onShow={() => {
                      onShow(bar.lease.leaseId === shownId ? null : bar.lease.leaseId);
                    }}
                    onFocus={() => {
                      setLastFocusedId(bar.lease.leaseId);
                    }}
                  />
                ))}
              </g>
            ))}
            <NowLine span={span} width={width} height={height} />
          </svg>
        </div>
      </div>
      <StateLegend idPrefix={idPrefix} />
    </>
  );
});
