import type { ResourceView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconShieldLock } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { PendingRequests } from '../approvals/pending-requests.tsx';
import { AddGroupDialog } from './add-group-dialog.tsx';
import { GroupMenu } from './group-menu.tsx';
import { Health } from './health.tsx';
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
  { heading: 'Region', cell: (group) => <span className="nowrap">{group.region}</span> },
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
  const groups = useQuery(apiQuery('listResources'));
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
      <PendingRequests />
      <QueryState query={groups} what="the security groups">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconShieldLock size={38} stroke={1.4} />} title="No security group yet">
              <p>Add the group that guards what your people need to reach. Nothing in AWS changes by adding it.</p>
              {canAdd && addButton}
            </EmptyState>
          ) : (
            <DataTable
              caption="Security groups"
              columns={COLUMNS}
              rows={items}
              keyOf={({ resourceId }) => resourceId}
              toneOf={({ health }) => (health.state === 'failing' ? 'bad' : null)}
            />
          )
        }
      </QueryState>
      <AddGroupDialog isOpen={isAdding} onClose={adding.close} />
    </>
  );
}
