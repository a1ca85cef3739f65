import type { LeaseView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { apiQuery } from '../../api/queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { endReasonText, leaseStatus } from '../../lease/lease-status.ts';
import { TrafficList } from '../../traffic/traffic-list.tsx';

const COLUMNS: readonly Column<LeaseView>[] = [
  { heading: 'What', cell: (lease) => <strong>{lease.resourceName}</strong> },
  { heading: 'Traffic', cell: (lease) => <TrafficList traffics={lease.traffics} /> },
  { heading: 'From', cell: (lease) => <code>{lease.cidrs.join(', ')}</code> },
  { heading: 'Opened', cell: (lease) => <When at={lease.openedAt ?? lease.startsAt} /> },
  { heading: 'Ended', cell: (lease) => <When at={lease.closedAt ?? lease.endsAt} /> },
  {
    heading: 'How',
    cell: (lease) =>
      lease.state === 'closed' ? endReasonText(lease.endReason) : <StatusBadge {...leaseStatus(lease.state)} />,
  },
];

/** The last few leases of mine that have ended. */
export function RecentLeases() {
  const leases = useQuery(apiQuery('listLeases', { query: { state: 'ended', mine: 'true', limit: 8 } }));
  if (leases.data === undefined || leases.data.items.length === 0) return null;
  return (
    <section>
      <SectionHeading>Recent</SectionHeading>
      <DataTable
        caption="My recent leases"
        columns={COLUMNS}
        rows={leases.data.items}
        keyOf={({ leaseId }) => leaseId}
      />
    </section>
  );
}
