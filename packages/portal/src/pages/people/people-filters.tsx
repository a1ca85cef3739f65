import type { TeamEntryView } from '@gatelease/contract';
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './people-filters.module.css';
import { STATES } from './person-states.ts';
import { ROLES } from './roles.ts';
import type { PeopleFilter } from './use-people-filter.ts';

interface PeopleFiltersProps {
  readonly filter: PeopleFilter;
  readonly teams: readonly TeamEntryView[];
  readonly isFiltered: boolean;
  onChange(changes: Readonly<Record<string, string>>): void;
  onClear(): void;
}

const TYPING_PAUSE_MS = 250;

/** Search by name or e-mail address, and filters by state, role and team. */
export function PeopleFilters({ filter, teams, isFiltered, onChange, onClear }: PeopleFiltersProps) {
  const [typed, setTyped] = useState(filter.search ?? '');
  const search = useDebouncedCallback((text: string) => {
    onChange({ search: text.trim() });
  }, TYPING_PAUSE_MS);
  const type = (text: string): void => {
    setTyped(text);
    search(text);
  };

  return (
    <search className={classes['filters']} aria-label="People">
      <TextInput
        type="search"
        size="md"
        className={classes['search'] ?? ''}
        aria-label="Name or e-mail"
        placeholder="Name or e-mail"
        maxLength={100}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          typed !== '' && (
            <CloseButton
              aria-label="Clear the search"
              onClick={() => {
                type('');
              }}
            />
          )
        }
        value={typed}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
      />
      <Choice
        name="State"
        all="Every state"
        value={filter.state}
        options={STATES}
        onChange={(state) => onChange({ state })}
      />
      <Choice
        name="Role"
        all="Every role"
        value={filter.role}
        options={ROLES}
        onChange={(role) => onChange({ role })}
      />
      {teams.length > 0 && (
        <Choice
          name="Team"
          all="Every team"
          value={filter.teamId}
          options={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
          onChange={(teamId) => onChange({ teamId })}
        />
      )}
      {isFiltered && (
        <Button
          variant="subtle"
          onClick={() => {
            setTyped('');
            search.cancel();
            onClear();
          }}
        >
          Show everybody
        </Button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  onChange(value: string): void;
}

function Choice({ name, all, value = '', options, onChange }: ChoiceProps) {
  return (
    <NativeSelect
      size="md"
      aria-label={name}
      value={value}
      data={[{ value: '', label: all }, ...options.map((option) => ({ value: option.value, label: option.label }))]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
