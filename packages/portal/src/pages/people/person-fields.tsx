import type { TeamView } from '@gatelease/contract';
import { MultiSelect, NativeSelect } from '@mantine/core';
import { ROLES } from './roles.ts';

interface RoleFieldProps {
  readonly value: string;
  readonly error: string | null;
  onChange(role: string): void;
}

/** Choose a role, with what it may do. */
export function RoleField({ value, error, onChange }: RoleFieldProps) {
  return (
    <NativeSelect
      label="Role"
      description={ROLES.find((role) => role.value === value)?.description}
      data={ROLES.map(({ value: role, label }) => ({ value: role, label }))}
      value={value}
      error={error}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

interface TeamsFieldProps {
  readonly teams: readonly TeamView[];
  readonly value: readonly string[];
  onChange(teamIds: string[]): void;
}

/** Choose teams; not there while the organization has none. */
export function TeamsField({ teams, value, onChange }: TeamsFieldProps) {
  if (teams.length === 0) return null;
  return (
    <MultiSelect
      label="Teams"
      data={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))}
      value={[...value]}
      onChange={onChange}
      clearable
      clearButtonProps={{ 'aria-label': 'Out of all teams' }}
    />
  );
}
