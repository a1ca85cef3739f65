import { ActionIcon, Button, Chip, Radio, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { withElement } from './editor-part.ts';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';
import classes from './policy-editor.module.css';
import { endsNextDay, WEEKDAYS, WORKING_HOURS } from './window-row.ts';
import type { WindowRow } from './window-row.ts';

/** When: at any time, or in weekly windows of a time zone. */
export function ScheduleSection({ form, change, problems }: EditorPartProps) {
  const isAlways = form.windows.length === 0;
  const changeWindow = (index: number, row?: WindowRow): void => {
    change({ windows: withElement(form.windows, index, row) });
  };
  return (
    <EditorSection title="When" hint="Outside the windows nothing opens, and what is open closes at a window’s end.">
      <Radio.Group
        aria-label="When"
        value={isAlways ? 'always' : 'windows'}
        onChange={(value) => {
          change({ windows: value === 'always' ? [] : [WORKING_HOURS] });
        }}
      >
        <Stack gap="xs">
          <Radio value="always" label="At any time" />
          <Radio value="windows" label="In weekly windows" />
        </Stack>
      </Radio.Group>
      {!isAlways && (
        <>
          {form.windows.map((row, index) => (
            <WindowFields
              key={index}
              row={row}
              number={index + 1}
              problems={problems}
              path={`schedule.windows.${String(index)}`}
              onChange={(changed) => {
                changeWindow(index, changed);
              }}
            />
          ))}
          <div className={classes['presets']}>
            <Button
              variant="default"
              size="sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => {
                change({ windows: [...form.windows, { ...WORKING_HOURS, days: [] }] });
              }}
            >
              Another window
            </Button>
          </div>
          <TimeZoneSelect
            label="Time zone of the windows"
            value={form.timeZone}
            error={problems['schedule.timeZone'] ?? null}
            onChange={(timeZone) => {
              change({ timeZone });
            }}
          />
        </>
      )}
    </EditorSection>
  );
}

interface WindowFieldsProps {
  readonly row: WindowRow;
  readonly number: number;
  readonly problems: Readonly<Record<string, string>>;
  readonly path: string;
  onChange(row?: WindowRow): void;
}

function WindowFields({ row, number, problems, path, onChange }: WindowFieldsProps) {
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
