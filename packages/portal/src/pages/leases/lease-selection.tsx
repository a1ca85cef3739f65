import type { LeaseView } from '@gatelease/contract';
import type { CallOutput } from '@gatelease/contract/client';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './leases-page.module.css';

interface LeaseSelectionProps {
  readonly leases: readonly LeaseView[];
  onDone(): void;
}

/** What was picked in the list, and the button that closes it all with one request. */
export function LeaseSelection({ leases, onDone }: LeaseSelectionProps) {
  const close = useAction<undefined, CallOutput<'closeLeases'>>(async () => {
    const outcome = await callApi('closeLeases', { body: { leaseIds: leases.map(({ leaseId }) => leaseId) } });
    notice(outcomeTitle(outcome), outcomeDetail(outcome));
    onDone();
    return outcome;
  });
  if (leases.length === 0) return null;
  return (
    <>
      <ProblemAlert problem={close.problem} />
      <div className={classes['selection']} role="group" aria-label="Selected leases">
        <span>{leases.length === 1 ? '1 lease' : `${String(leases.length)} leases`} selected</span>
        <Button
          leftSection={<IconLock size={16} aria-hidden />}
          loading={close.isBusy}
          onClick={() => void close.run(undefined)}
        >
          Close them
        </Button>
        <Button variant="subtle" onClick={onDone}>
          Select none
        </Button>
      </div>
    </>
  );
}

function outcomeTitle({ closing }: CallOutput<'closeLeases'>): string {
  return closing.length === 1 ? 'Closing 1 lease' : `Closing ${String(closing.length)} leases`;
}

function outcomeDetail({ notClosed }: CallOutput<'closeLeases'>): string {
  const ended = notClosed.filter(({ reason }) => reason === 'ended-already').length;
  const missing = notClosed.length - ended;
  return [
    ended > 0 ? `${String(ended)} had ended already.` : '',
    missing > 0 ? `${String(missing)} could not be found.` : '',
    'Sessions that are already open may live on.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
