import { exactInstantText, instantText, relativeText } from '../time/instant-text.ts';
import { HERE, useNow } from '../time/use-now.ts';

interface WhenProps {
  readonly at: string;
  /** `both` is `tomorrow 08:00 (in 14 hours)`. */
  readonly as?: 'local' | 'relative' | 'both';
}

/** An instant in the reader's own time, with the exact one as its title. */
export function When({ at, as = 'local' }: WhenProps) {
  const now = useNow();
  const local = instantText(at, now, HERE);
  const relative = relativeText(at, now, HERE);
  return (
    <time className={as === 'both' ? undefined : 'nowrap'} dateTime={at} title={exactInstantText(at, HERE)}>
      {as === 'local' && local}
      {as === 'relative' && relative}
      {as === 'both' && `${local} (${relative})`}
    </time>
  );
}
