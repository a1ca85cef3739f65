import { Checkbox } from '@mantine/core';
import type { ImportOptions } from './use-people-import.ts';

interface ImportChoicesProps {
  readonly options: ImportOptions;
  readonly isBusy: boolean;
  onChange(options: ImportOptions): void;
}

/** What an import does beside adding and changing people. */
export function ImportChoices({ options, isBusy, onChange }: ImportChoicesProps) {
  return (
    <>
      <Checkbox
        label="Send an invitation by e-mail to those who are added"
        checked={options.invite}
        disabled={isBusy}
        onChange={(event) => {
          onChange({ ...options, invite: event.currentTarget.checked });
        }}
      />
      <Checkbox
        label="Add teams that are not there yet"
        checked={options.addTeams}
        disabled={isBusy}
        onChange={(event) => {
          onChange({ ...options, addTeams: event.currentTarget.checked });
        }}
      />
    </>
  );
}
