import { Group, NativeSelect, TextInput } from '@mantine/core';
import { serverNow } from '../../time/server-clock.ts';
import { periodPresets, periodProblem } from './lease-period.ts';
import type { LeasePeriod } from './lease-period.ts';

const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;
const OWN = 'own';

interface LeasePeriodFilterProps {
  readonly period: LeasePeriod;
  onChange(period: LeasePeriod): void;
}

/** When the leases were open: what is asked for often, and any other stretch of time, by the reader's clock. */
export function LeasePeriodFilter({ period, onChange }: LeasePeriodFilterProps) {
  const presets = periodPresets(period, serverNow(), ZONE);
  const chosen = presets.find(({ from, to }) => from === period.from && to === period.to);
  const [, today] = presets;
  return (
    <Group gap="sm" align="flex-start">
      <NativeSelect
        aria-label="When they were open"
        value={chosen?.name ?? OWN}
        data={[...presets.map(({ name }) => ({ value: name, label: name })), { value: OWN, label: 'From … to …' }]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          const preset = presets.find(({ name }) => name === value);
          onChange(preset === undefined ? { from: today?.from ?? '', to: '' } : { from: preset.from, to: preset.to });
        }}
      />
      {(period.from !== '' || period.to !== '') && (
        <>
          <TextInput
            type="datetime-local"
            aria-label={`From, by the clock of ${ZONE}`}
            value={period.from}
            onChange={(event) => {
              onChange({ ...period, from: event.currentTarget.value });
            }}
          />
          <TextInput
            type="datetime-local"
            aria-label={`To, by the clock of ${ZONE}`}
            value={period.to}
            error={periodProblem(period)}
            onChange={(event) => {
              onChange({ ...period, to: event.currentTarget.value });
            }}
          />
        </>
      )}
    </Group>
  );
}
