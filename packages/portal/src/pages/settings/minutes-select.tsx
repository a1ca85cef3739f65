import { NativeSelect } from '@mantine/core';
import { minutesOf, minutesText } from './minutes-text.ts';

interface MinutesSelectProps {
  readonly label: string;
  readonly when: 'before' | 'after';
  readonly choices: readonly number[];
  /** Minutes as a text; empty for never. */
  readonly value: string;
  readonly error: string | null;
  onChange(value: string): void;
}

/** Never, or so many minutes before or after something. A value that was set elsewhere is among the choices. */
export function MinutesSelect({ label, when, choices, value, error, onChange }: MinutesSelectProps) {
  const chosen = minutesOf(value);
  const all = chosen === null || choices.includes(chosen) ? choices : [...choices, chosen].sort((a, b) => a - b);
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      data={['', ...all.map(String)].map((text) => ({ value: text, label: minutesText(text, when) }))}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
