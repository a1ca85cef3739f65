import type { LeaseView } from '@gatelease/contract';
import { DataTable } from '../../../components/data-table.tsx';
import type { Column } from '../../../components/data-table.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { When } from '../../../components/when.tsx';
import { leaseStatus } from '../../../lease/lease-status.ts';

const COLUMNS: readonly Column<LeaseView>[] = [
  { heading: 'Security group', cell: ({ resourceName }) => resourceName },
  { heading: 'Who', cell: ({ personName }) => personName },
  { heading: 'State', cell: ({ state }) => <StatusBadge {...leaseStatus(state)} /> },
  { heading: 'Start', cell: ({ openedAt, startsAt }) => <When at={openedAt ?? startsAt} /> },
  { heading: 'End', cell: ({ closedAt, endsAt }) => <When at={closedAt ?? endsAt} /> },
];

/** What the picture shows, for those who rather read it. */
export function TimelineTable({ leases }: { readonly leases: readonly LeaseView[] }) {
  return (
    <DataTable caption="The timeline as a table" columns={COLUMNS} rows={leases} keyOf={({ leaseId }) => leaseId} />
  );
}
