import { IconBolt, IconRefresh } from '@tabler/icons-react';
import type { LiveState } from '../api/live.ts';
import classes from './live-indicator.module.css';

const TEXTS: Readonly<Record<LiveState, { readonly text: string; readonly title: string }>> = {
  connecting: { text: 'Connecting', title: 'Connecting to the server' },
  live: { text: 'Live', title: 'Changes show by themselves' },
  reconnecting: { text: 'Reconnecting', title: 'No stream of changes; read again every 15 seconds' },
};

/** Whether the page keeps itself up to date. */
export function LiveIndicator({ state }: { readonly state: LiveState }) {
  const { text, title } = TEXTS[state];
  const Icon = state === 'live' ? IconBolt : IconRefresh;
  return (
    <span className={classes['live']} data-state={state} title={title} role="status">
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  );
}
