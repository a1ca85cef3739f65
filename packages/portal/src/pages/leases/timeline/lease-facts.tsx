import type { LeaseView } from '@gatelease/contract';
import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { When } from '../../../components/when.tsx';
import { endReasonText, leaseStatus } from '../../../lease/lease-status.ts';
import { TrafficList } from '../../../traffic/traffic-list.tsx';
import classes from './lease-timeline.module.css';

interface LeaseFactsProps {
  readonly lease: LeaseView;
  onClose(): void;
}

/** What there is to know about one lease. */
export function LeaseFacts({ lease, onClose }: LeaseFactsProps) {
  const ended = lease.closedAt !== null;
  return (
    <section className={classes['facts']} aria-label={`${lease.personName} to ${lease.resourceName}`}>
      <div className={classes['factsHead']}>
        <h2>
          {lease.personName} to {lease.resourceName}
        </h2>
        <StatusBadge {...leaseStatus(lease.state)} />
        <CloseButton aria-label="Close the facts" onClick={onClose} ml="auto" />
      </div>
      {lease.problem !== null && <p>{lease.problem}</p>}
      <dl>
        <Fact name="What">
          <TrafficList traffics={lease.traffics} />
        </Fact>
        <Fact name="Address">
          <code>{lease.cidrs.join(', ')}</code>
        </Fact>
        <Fact name="Access rule">{lease.policyName}</Fact>
        <Fact name="Start">
          <When at={lease.openedAt ?? lease.startsAt} />
        </Fact>
        <Fact name={ended ? 'Ended' : 'End'}>
          <When at={lease.closedAt ?? lease.endsAt} />
        </Fact>
        {ended && <Fact name="Why it ended">{endReasonText(lease.endReason)}</Fact>}
        {lease.breakGlass && <Fact name="Approval">None: opened in an emergency</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
