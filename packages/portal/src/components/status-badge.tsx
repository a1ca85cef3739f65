import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleX,
  IconClockHour4,
  IconHourglass,
  IconLoader,
  IconWorld,
} from '@tabler/icons-react';
import classes from './status-badge.module.css';

const ICONS = {
  done: IconCircleCheck,
  waiting: IconHourglass,
  working: IconLoader,
  later: IconClockHour4,
  warning: IconAlertTriangle,
  failed: IconCircleX,
  off: IconCircleMinus,
  unknown: IconCircleDashed,
  world: IconWorld,
} as const;

export type Tone = 'good' | 'wait' | 'bad' | 'calm' | 'accent';

/** How a status looks, and its word. */
export interface StatusBadgeLook {
  readonly tone: Tone;
  readonly icon: keyof typeof ICONS;
  readonly word: string;
}

/** A status as an icon and a word, never as a colour alone. */
export function StatusBadge({ tone, icon, word }: StatusBadgeLook) {
  const Icon = ICONS[icon];
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Icon size={15} stroke={2.1} aria-hidden className={icon === 'working' ? classes['turning'] : undefined} />
      <span>{word}</span>
    </span>
  );
}
