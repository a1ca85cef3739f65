import type { ResourceView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { resourcePages } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { AddGroupDialog } from './add-group-dialog.tsx';
import { GroupFilters } from './group-filters.tsx';
import { GroupMenu } from './group-menu.tsx';
import { Health } from './health.tsx';
import { QuickReviews } from './quick-reviews.tsx';
import { RuleUse } from './rule-use.tsx';

const COLUMNS: readonly Column<ResourceView>[] = [
  {
    heading: 'Security group',
    cell: (group) => (
      <>
        <TextLink to="/security-groups/$resourceId" params={{ resourceId: group.resourceId }} fw={600}>
          {group.name}
        </TextLink>
        <div>
          <code>{group.groupId}</code>
        </div>
      </>
    ),
  },
  {
    heading: 'Where',
    cell: (group) => (
      <>
        <span className="nowrap">{group.region}</span>
        {group.vpcId !== null && (
          <div>
            <code>{group.vpcId}</code>
          </div>
        )}
      </>
    ),
  },
  {
    heading: 'Rules used',
    cell: (group) => <RuleUse name={group.name} used={group.rulesUsed} limit={group.rulesLimit} />,
  },
  { heading: 'Live leases', cell: (group) => <span className="figures">{group.liveLeases}</span> },
  { heading: 'Health', cell: (group) => <Health health={group.health} /> },
  { heading: 'Actions', isHeadingHidden: true, align: 'end', cell: (group) => <GroupMenu group={group} /> },
];

/** The security groups under management, with what waits for approval at the top. */
export function SecurityGroupsPage() {
  const { health, ...search } = useSearch({ from: '/shell/security-groups' });
  const state = (['healthy', 'failing', 'unknown'] as const).find((known) => known === health);
  const query = { ...search, ...(state === undefined ? {} : { health: state }), limit: 50 };
  const groups = useInfiniteQuery({ ...resourcePages(query), placeholderData: keepPreviousData });
  const canAdd = useCan('resources.add');
  const [isAdding, adding] = useDisclosure(false);
  const addButton = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={adding.open}>
      Add a security group
    </Button>
  );

  return (
    <>
      <PageHeader title="Security groups" actions={canAdd && addButton}>
        The groups whose ingress Gatelease opens and closes.
      </PageHeader>
      <QuickReviews />
      <QueryState query={groups} what="the security groups">
        {({ pages }) => {
          const regions = pages[0]?.regions ?? [];
          return regions.length === 0 ? (
            <EmptyState icon={<IconShieldLock size={38} stroke={1.4} />} title="No security group yet">
              <p>Add the group that guards what your people need to reach. Nothing in AWS changes by adding it.</p>
              {canAdd && addButton}
            </EmptyState>
          ) : (
            <>
              <GroupFilters regions={regions} vpcIds={pages[0]?.vpcIds ?? []} />
              <Groups groups={pages.flatMap(({ items }) => items)} />
            </>
          );
        }}
      </QueryState>
      <MoreButton query={groups} />
      <AddGroupDialog isOpen={isAdding} onClose={adding.close} />
    </>
  );
}

function Groups({ groups }: { readonly groups: readonly ResourceView[] }) {
  if (groups.length === 0) return <p>No security group fits the search.</p>;
  return (
    <DataTable
      caption="Security groups"
      columns={COLUMNS}
      rows={groups}
      keyOf={({ resourceId }) => resourceId}
      toneOf={({ health }) => (health.state === 'failing' ? 'bad' : null)}
    />
  );
}
