import { Button, Group, NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { SearchField } from '../../components/search-field.tsx';

interface GroupFiltersProps {
  /** What there is to choose from. */
  readonly regions: readonly string[];
  readonly vpcIds: readonly string[];
}

const HEALTHS = [
  { value: '', label: 'Any health' },
  { value: 'healthy', label: 'Healthy' },
  { value: 'failing', label: 'In trouble' },
  { value: 'unknown', label: 'Not read yet' },
] as const;

/** Search and filters of the list; they stand in the address, so that a filtered list can be passed on. */
export function GroupFilters({ regions, vpcIds }: GroupFiltersProps) {
  const search = useSearch({ from: '/shell/security-groups' });
  const navigate = useNavigate({ from: '/security-groups' });
  const filter = (change: Readonly<Record<string, string>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };

  return (
    <Group mb="md" gap="sm">
      <SearchField
        label="Search groups"
        value={search.search ?? ''}
        onChange={(words) => {
          filter({ search: words });
        }}
      />
      <NativeSelect
        aria-label="Region"
        value={search.region ?? ''}
        data={[{ value: '', label: 'Every region' }, ...regions]}
        onChange={(event) => {
          filter({ region: event.currentTarget.value });
        }}
      />
      <NativeSelect
        aria-label="VPC"
        value={search.vpcId ?? ''}
        data={[{ value: '', label: 'Every VPC' }, ...vpcIds]}
        onChange={(event) => {
          filter({ vpcId: event.currentTarget.value });
        }}
      />
      <NativeSelect
        aria-label="Health"
        value={search.health ?? ''}
        data={[...HEALTHS]}
        onChange={(event) => {
          filter({ health: event.currentTarget.value });
        }}
      />
      {Object.keys(search).length > 0 && (
        <Button
          variant="subtle"
          onClick={() => {
            filter({ search: '', region: '', vpcId: '', health: '' });
          }}
        >
          Clear the filter
        </Button>
      )}
    </Group>
  );
}
