import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { everybody } from '../../api/queries.ts';

interface PeopleFieldProps {
  readonly value: readonly string[];
  onChange(personIds: string[]): void;
}

/** As many as a list can show without being in the way; typing finds the others. */
const SHOWN_AT_ONCE = 50;

/** Choose people by name or e-mail address. */
export function PeopleField({ value, onChange }: PeopleFieldProps) {
  const people = useQuery(everybody());
  return (
    <MultiSelect
      label="People"
      placeholder={value.length === 0 ? 'Name or e-mail' : ''}
      data={(people.data ?? []).map(({ personId, name, email, status }) => ({
        value: personId,
        label: `${name} (${email})${status === 'active' ? '' : ', deactivated'}`,
      }))}
      value={people.data === undefined ? [] : [...value]}
      disabled={people.data === undefined}
      onChange={onChange}
      limit={SHOWN_AT_ONCE}
      searchable
      hidePickedOptions
      nothingFoundMessage="Nobody is called so"
    />
  );
}
