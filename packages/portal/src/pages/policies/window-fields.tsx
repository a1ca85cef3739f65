import { ActionIcon, Chip, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import classes from './policy-editor.module.css';
import { endsNextDay, WEEKDAYS } from './window-row.ts';
import type { WindowRow } from './window-row.ts';

interface WindowFieldsProps {
  readonly row: WindowRow;
  readonly number: number;
  readonly problems: Readonly<Record<string, string>>;
  readonly path: string;
  onChange(row?: WindowRow): void;
}

/** One window, to the minute: its days, its start and its end. */
export function WindowFields({ row, number, problems, path, onChange }: WindowFieldsProps) {
  const daysProblem = problems[`${path}.days`];
  return (
    <div className={classes['window']} role="group" aria-label={`Window ${String(number)}`}>
      <Chip.Group
        multiple
        value={[...row.days]}
        onChange={(days) => {
          onChange({ ...row, days });
        }}
      >
        <div className={classes['presets']} role="group" aria-label="Days">
          {WEEKDAYS.map(({ value, label, short }) => (
            <Chip key={value} value={value} size="sm" radius="sm" aria-label={label}>
              {short}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      {daysProblem !== undefined && <div className={classes['error']}>{daysProblem}</div>}
      <div className={classes['times']}>
        <TextInput
          type="time"
          aria-label="From"
          leftSection="from"
          leftSectionWidth={56}
          value={row.from}
          error={problems[`${path}.from`] ?? null}
          onChange={(event) => {
            onChange({ ...row, from: event.currentTarget.value });
          }}
        />
        <TextInput
          type="time"
          aria-label="To"
          leftSection="to"
          leftSectionWidth={40}
          value={row.to}
          error={problems[`${path}.to`] ?? null}
          onChange={(event) => {
            onChange({ ...row, to: event.currentTarget.value });
          }}
        />
        {endsNextDay(row) && <span>on the next day</span>}
        {row.to === '00:00' && <span>at midnight</span>}
        <ActionIcon
          variant="subtle"
          color="gray"
          size={42}
          ml="auto"
          aria-label={`Remove window ${String(number)}`}
          onClick={() => {
            onChange();
          }}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
