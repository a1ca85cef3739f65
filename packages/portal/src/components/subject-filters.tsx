import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { everybody, everyPolicy, everyResource } from '../api/queries.ts';
import { useCan } from '../app/session-context.ts';

interface FilterProps {
  readonly value: string;
  onChange(value: string): void;
}

/** Choose a person; not there for those who may not see people. */
export function PersonFilter({ value, onChange }: FilterProps) {
  const canSee = useCan('people.list');
  const people = useQuery({ ...everybody(), enabled: canSee });
  if (!canSee) return null;
  return (
    <NativeSelect
      aria-label="Person"
      value={value}
      data={[
        { value: '', label: 'Everybody' },
        ...(people.data ?? []).map(({ personId, name }) => ({ value: personId, label: name })),
      ]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** Choose a security group; not there for those who may not see them. */
export function ResourceFilter({ value, onChange }: FilterProps) {
  const canSee = useCan('resources.list');
  const groups = useQuery({ ...everyResource(), enabled: canSee });
  if (!canSee) return null;
  return (
    <NativeSelect
      aria-label="Security group"
      value={value}
      data={[
        { value: '', label: 'Every security group' },
        ...(groups.data ?? []).map(({ resourceId, name }) => ({ value: resourceId, label: name })),
      ]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

/** Choose an access rule; not there for those who may not see them. */
export function PolicyFilter({ value, onChange }: FilterProps) {
  const canSee = useCan('policies.list');
  const policies = useQuery({ ...everyPolicy(), enabled: canSee });
  if (!canSee) return null;
  return (
    <NativeSelect
      aria-label="Access rule"
      value={value}
      data={[
        { value: '', label: 'Every access rule' },
        ...(policies.data ?? []).map(({ policyId, name }) => ({ value: policyId, label: name })),
      ]}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
