import { Select } from '@mantine/core';

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

interface TimeZoneSelectProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly error?: string | null;
  onChange(zone: string): void;
}

/** A time zone by its name, found by typing a part of it. */
export function TimeZoneSelect({ label, description, value, error, onChange }: TimeZoneSelectProps) {
  const zones = ZONES.includes(value) ? ZONES : [value, ...ZONES];
  return (
    <Select
      label={label}
      description={description}
      data={[...zones]}
      value={value}
      error={error}
      searchable
      allowDeselect={false}
      limit={60}
      nothingFoundMessage="No time zone of that name"
      onChange={(zone) => {
        if (zone !== null) onChange(zone);
      }}
    />
  );
}
