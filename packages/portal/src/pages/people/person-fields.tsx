import type { TeamView } from '@gatelease/contract';
import { MultiSelect, NativeSelect, Radio, Stack } from '@mantine/core';
import type { ComponentProps } from 'react';
import { ROLES, roleLabel, roleOf } from './roles.ts';

type RoleFieldProps = Pick<ComponentProps<typeof NativeSelect>, 'name' | 'value' | 'error' | 'onChange'>;

/** Choose a role, with what it may do. */
export function RoleField(props: RoleFieldProps) {
  return (
    <NativeSelect
      label="Role"
      description={ROLES.find(({ value }) => value === props.value)?.description}
      data={ROLES.map(({ value, label }) => ({ value, label }))}
      {...props}
    />
  );
}

interface AccessFieldProps {
  readonly role: string;
  readonly value: string;
  readonly error: string | null;
  onChange(access: string): void;
}

/** Choose what of the portal a member sees; for the other roles it says why there is nothing to choose. */
export function AccessField({ role, value, error, onChange }: AccessFieldProps) {
  const isChosenByRole = roleOf(role) !== 'member';
  return (
    <Radio.Group
      size="md"
      label="Access"
      description={isChosenByRole ? `${roleLabel(roleOf(role))}s need the dashboard.` : undefined}
      value={isChosenByRole ? 'dashboard' : value}
      error={error}
      onChange={onChange}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="own" disabled={isChosenByRole} label="Their own access only" />
        <Radio
          value="dashboard"
          disabled={isChosenByRole}
          label="The dashboard too"
          description="They also see security groups, access rules and leases, and change none of them."
        />
      </Stack>
    </Radio.Group>
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
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Out of all teams' }}
    />
  );
}
