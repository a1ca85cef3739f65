import { NativeSelect, TextInput } from '@mantine/core';
import type { DurationField } from './duration-field.ts';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';
import classes from './policy-editor.module.css';

/** For how long: the usual duration and the longest. */
export function DurationSection({ form, change, problems }: EditorPartProps) {
  const hasWindow = form.windows.length > 0;
  return (
    <EditorSection title="For how long" hint="The clock starts when access opens, after any approval.">
      <div className={classes['pair']}>
        <DurationInput
          legend="Unless they choose"
          value={form.defaultDuration}
          hasWindow={hasWindow}
          problem={problems['defaultDurationSeconds'] ?? null}
          onChange={(defaultDuration) => {
            change({ defaultDuration });
          }}
        />
        <DurationInput
          legend="At most, extensions included"
          value={form.longestDuration}
          hasWindow={hasWindow}
          problem={problems['longestDurationSeconds'] ?? null}
          onChange={(longestDuration) => {
            change({ longestDuration });
          }}
        />
      </div>
    </EditorSection>
  );
}

interface DurationInputProps {
  readonly legend: string;
  readonly value: DurationField;
  readonly hasWindow: boolean;
  readonly problem: string | null;
  onChange(value: DurationField): void;
}

function DurationInput({ legend, value, hasWindow, problem, onChange }: DurationInputProps) {
  const isWindow = value.unit === 'window';
  return (
    <fieldset className={classes['amount']} data-window={isWindow}>
      <legend>{legend}</legend>
      {!isWindow && (
        <TextInput
          aria-label={`${legend}: how many`}
          inputMode="decimal"
          required
          value={value.amount}
          error={problem !== null}
          onChange={(event) => {
            onChange({ ...value, amount: event.currentTarget.value });
          }}
        />
      )}
      <NativeSelect
        aria-label={`${legend}: unit`}
        value={value.unit}
        error={problem !== null}
        data={[
          { value: 'minutes', label: 'minutes' },
          { value: 'hours', label: 'hours' },
          { value: 'days', label: 'days' },
          { value: 'window', label: 'until the window ends', disabled: !hasWindow && !isWindow },
        ]}
        onChange={(event) => {
          onChange({ ...value, unit: event.currentTarget.value });
        }}
      />
      {problem !== null && <div className={[classes['error'], classes['wide']].join(' ')}>{problem}</div>}
    </fieldset>
  );
}
