import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { leasePages } from '../../../api/queries.ts';
import { Note } from '../../../components/note.tsx';
import { QueryState } from '../../../components/query-state.tsx';
import { HERE, useNow } from '../../../time/use-now.ts';
import { civilDayOf, isCivilDay } from './civil-day.ts';
import { layTimeline } from './lay-timeline.ts';
import { LeaseFacts } from './lease-facts.tsx';
import classes from './lease-timeline.module.css';
import { clockChangeText, spanText } from './span-text.ts';
import { spanOf, steppedDay } from './time-span.ts';
import { TimelineControls } from './timeline-controls.tsx';
import { TimelinePicture } from './timeline-picture.tsx';
import { TimelineTable } from './timeline-table.tsx';

const MINUTE_MS = 60_000;
const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

interface LeaseTimelineProps {
  readonly filter: {
    readonly personId?: string;
    readonly resourceId?: string;
    readonly policyId?: string;
    readonly address?: string;
  };
}

/** The leases of a day or a week as a picture, in the reader's time. */
export function LeaseTimeline({ filter }: LeaseTimelineProps) {
  const search = useSearch({ from: '/shell/leases' });
  const navigate = useNavigate({ from: '/leases' });
  const now = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const [shownId, setShownId] = useState<string | null>(null);
  const [hasTable, setHasTable] = useState(false);
  const length = search.length === 'week' ? 'week' : 'day';
  const by = search.by === 'person' ? 'person' : 'group';
  const day = search.day !== undefined && isCivilDay(search.day) ? search.day : civilDayOf(now, ZONE);
  const span = useMemo(() => spanOf(day, length, ZONE), [day, length]);
  const [from, to] = [new Date(span.from).toISOString(), new Date(span.to).toISOString()];
  const query = useInfiniteQuery(leasePages({ state: 'all', limit: 500, from, to, ...filter }));
  const leases = useMemo(() => (query.data?.pages ?? []).flatMap(({ items }) => items), [query.data]);
  const change = (changed: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  };

  return (
    <section aria-label="Timeline" className={classes['timeline']}>
      <TimelineControls
        length={length}
        by={by}
        onStep={(direction) => {
          change({ day: steppedDay(day, length, direction) });
        }}
        onToday={() => {
          change({ day: '' });
        }}
        onLength={(value) => {
          change({ length: value });
        }}
        onBy={(value) => {
          change({ by: value });
        }}
      />
      <div className={classes['head']}>
        <h2 aria-live="polite">{spanText(span, HERE.locale)}</h2>
        <p>
          Times of {ZONE}. {clockChangeText(span)}
        </p>
      </div>
      <QueryState query={query} what="the leases">
        {() => {
          const drawn = layTimeline(leases, { span, by, now, shortest: 0 }).flatMap(({ bars }) => bars);
          const shown = drawn.find(({ lease }) => lease.leaseId === shownId)?.lease;
          return (
            <>
              {drawn.length === 0 ? (
                <p>No lease like that in this {length}.</p>
              ) : (
                <TimelinePicture leases={leases} span={span} by={by} now={now} shownId={shownId} onShow={setShownId} />
              )}
              <div aria-live="polite">
                {shown !== undefined && (
                  <LeaseFacts
                    lease={shown}
                    onClose={() => {
                      setShownId(null);
                      document.querySelector<SVGGElement>(`[data-lease="${CSS.escape(shown.leaseId)}"]`)?.focus();
                    }}
                  />
                )}
              </div>
              {query.hasNextPage && (
                <Note tone="wait" title={`There are more leases in this ${length}`}>
                  The newest {leases.length} are shown. Choose a person, a security group or a day, or show more.
                  <div>
                    <Button
                      variant="default"
                      mt="sm"
                      loading={query.isFetchingNextPage}
                      onClick={() => void query.fetchNextPage()}
                    >
                      Show more
                    </Button>
                  </div>
                </Note>
              )}
              {drawn.length > 0 && (
                <div>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-expanded={hasTable}
                    onClick={() => {
                      setHasTable(!hasTable);
                    }}
                  >
                    {hasTable ? 'Hide the table' : 'Show it as a table'}
                  </Button>
                </div>
              )}
              {hasTable && drawn.length > 0 && <TimelineTable leases={drawn.map(({ lease }) => lease)} />}
            </>
          );
        }}
      </QueryState>
    </section>
  );
}
