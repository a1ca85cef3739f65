import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { RowSubject } from './lay-timeline.ts';
import type { SpanLength } from './time-span.ts';

interface TimelineControlsProps {
  readonly length: SpanLength;
  readonly by: RowSubject;
  onStep(direction: -1 | 1): void;
  onToday(): void;
  onLength(length: SpanLength): void;
  onBy(by: RowSubject): void;
}

/** Which stretch of time, and what the rows are. */
export function TimelineControls({ length, by, onStep, onToday, onLength, onBy }: TimelineControlsProps) {
  const step = (direction: -1 | 1, label: string, Icon: typeof IconChevronLeft) => (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={label}
      onClick={() => {
        onStep(direction);
      }}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
  return (
    <Group gap="sm">
      <Group gap={6}>
        {step(-1, `Previous ${length}`, IconChevronLeft)}
        <Button variant="default" size="sm" onClick={onToday}>
          Today
        </Button>
        {step(1, `Next ${length}`, IconChevronRight)}
      </Group>
      <SegmentedControl
        aria-label="Length"
        value={length}
        data={[
          { value: 'day', label: 'Day' },
          { value: 'week', label: 'Week' },
        ]}
        onChange={(value) => {
          onLength(value === 'week' ? 'week' : 'day');
        }}
      />
      <SegmentedControl
        aria-label="Rows"
        value={by}
        data={[
          { value: 'group', label: 'By security group' },
          { value: 'person', label: 'By person' },
        ]}
        onChange={(value) => {
          onBy(value === 'person' ? 'person' : 'group');
        }}
      />
    </Group>
  );
}
