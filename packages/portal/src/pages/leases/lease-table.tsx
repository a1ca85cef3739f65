import type { LeaseView } from '@gatelease/contract';
import { Button, Checkbox } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useSession } from '../../app/session-context.ts';
import { Countdown } from '../../components/countdown.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { notice } from '../../components/notice.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { BreakGlassBadge } from '../../lease/break-glass-badge.tsx';
import { endReasonText, leaseStatus } from '../../lease/lease-status.ts';
import { TrafficList } from '../../traffic/traffic-list.tsx';

const COLUMNS: readonly Column<LeaseView>[] = [
  {
    heading: 'Who',
    cell: (lease) => (
      <>
        <strong>{lease.personName}</strong>
        <div>
          <code>{lease.cidrs.join(', ')}</code>
        </div>
      </>
    ),
  },
  {
    heading: 'What',
    cell: (lease) => (
      <>
        {lease.resourceName}
        <TrafficList traffics={lease.traffics} />
      </>
    ),
  },
  { heading: 'State', cell: (lease) => <LeaseState lease={lease} /> },
  { heading: 'Start', cell: (lease) => <When at={lease.openedAt ?? lease.startsAt} /> },
  { heading: 'End', cell: (lease) => <LeaseEnd lease={lease} /> },
  { heading: 'Actions', isHeadingHidden: true, align: 'end', cell: (lease) => <CloseButton lease={lease} /> },
];

interface LeaseTableProps {
  readonly caption: string;
  readonly leases: readonly LeaseView[];
  readonly empty: string;
  /** Which are picked, and how to pick; without it there is nothing to pick. */
  readonly selection?: LeaseSelectionState;
}

export interface LeaseSelectionState {
  readonly selected: ReadonlySet<string>;
  toggle(leaseId: string): void;
}

/** Leases with who holds them, how they stand, and a button to close the live ones. */
export function LeaseTable({ caption, leases, empty, selection }: LeaseTableProps) {
  if (leases.length === 0) return <p>{empty}</p>;
  const columns = selection === undefined ? COLUMNS : [selectionColumn(selection), ...COLUMNS];
  return <DataTable caption={caption} columns={columns} rows={leases} keyOf={({ leaseId }) => leaseId} />;
}

function selectionColumn({ selected, toggle }: LeaseSelectionState): Column<LeaseView> {
  return {
    heading: 'Select',
    isHeadingHidden: true,
    cell: (lease) =>
      isClosable(lease) && (
        <Checkbox
          aria-label={`Select the access of ${lease.personName} to ${lease.resourceName}`}
          checked={selected.has(lease.leaseId)}
          onChange={() => {
            toggle(lease.leaseId);
          }}
        />
      ),
  };
}

/** Whether there is something to close still. */
export function isClosable({ state }: Pick<LeaseView, 'state'>): boolean {
  return state === 'scheduled' || state === 'opening' || state === 'active';
}

function LeaseState({ lease }: { readonly lease: LeaseView }) {
  return (
    <>
      <StatusBadge {...leaseStatus(lease.state)} />
      {lease.breakGlass && (
        <div>
          <BreakGlassBadge />
        </div>
      )}
      {lease.problem !== null && <div>{lease.problem}</div>}
      {lease.state === 'closed' && <div>{endReasonText(lease.endReason)}</div>}
    </>
  );
}

function LeaseEnd({ lease }: { readonly lease: LeaseView }) {
  const isRunning = lease.state === 'active' || lease.state === 'opening';
  return (
    <>
      <When at={lease.closedAt ?? lease.endsAt} />
      {isRunning && (
        <div className="nowrap">
          <Countdown to={lease.endsAt} /> left
        </div>
      )}
    </>
  );
}

function CloseButton({ lease }: { readonly lease: LeaseView }) {
  const { person, permissions } = useSession();
  const isMine = lease.personId === person.personId;
  const close = useAction(async () => {
    await callApi('closeLease', { params: { leaseId: lease.leaseId } });
    notice(`Closing the access of ${lease.personName}`, 'A session that is already open may live on.');
  });
  if (!isClosable(lease) || !permissions.includes(isMine ? 'leases.close-own' : 'leases.close-any')) return null;

  return (
    <Button
      variant="default"
      size="sm"
      loading={close.isBusy}
      leftSection={<IconLock size={16} aria-hidden />}
      aria-label={`Close the access of ${lease.personName} to ${lease.resourceName}`}
      onClick={() => void close.run(undefined)}
    >
      Close
    </Button>
  );
}
