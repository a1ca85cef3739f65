import { Button, Radio, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { withElement } from './editor-part.ts';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';
import classes from './policy-editor.module.css';
import { WeekGrid } from './week-grid/week-grid.tsx';
import { WindowFields } from './window-fields.tsx';
import { WORKING_HOURS } from './window-row.ts';
import type { WindowRow } from './window-row.ts';
import { ZoneNote } from './zone-note.tsx';

/** When: at any time, or in weekly windows of a time zone. */
export function ScheduleSection({ form, change, problems }: EditorPartProps) {
  const isAlways = form.windows.length === 0;
  // What was painted comes back when somebody looks at the other answer and returns.
  const [painted, setPainted] = useState<readonly WindowRow[]>([WORKING_HOURS]);
  const changeWindow = (index: number, row?: WindowRow): void => {
    change({ windows: withElement(form.windows, index, row) });
  };
  return (
    <EditorSection title="When" hint="Outside the windows nothing opens, and what is open closes at a window’s end.">
      <Radio.Group
        aria-label="When"
        value={isAlways ? 'always' : 'windows'}
        onChange={(value) => {
          if (value === 'always') setPainted(form.windows);
          change({ windows: value === 'always' ? [] : painted });
        }}
      >
        <Stack gap="xs">
          <Radio value="always" label="At any time" />
          <Radio value="windows" label="In weekly windows" />
        </Stack>
      </Radio.Group>
      {!isAlways && (
        <>
          <WeekGrid
            windows={form.windows}
            onPaint={(windows) => {
              change({ windows });
            }}
          />
          <h3 className={classes['subheading']}>To the minute</h3>
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
          <ZoneNote timeZone={form.timeZone} windows={form.windows} />
        </>
      )}
    </EditorSection>
  );
}
