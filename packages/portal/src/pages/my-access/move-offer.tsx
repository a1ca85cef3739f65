import type { DoorView, LeaseView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { Note } from '../../components/note.tsx';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './move-offer.module.css';

interface MoveOfferProps {
  readonly door: DoorView;
  readonly lease: LeaseView;
}

/** Shows by itself when somebody's address is another one by now: takes the open access along to it. */
export function MoveOffer({ door, lease }: MoveOfferProps) {
  const move = useAction(async () => {
    await callApi('moveLease', { params: { leaseId: lease.leaseId } });
    notice(`Moving ${door.resourceName}`, 'The new address opens first, then the old one closes. The end stays.');
  });
  if (door.moveTo === null || lease.endReason !== null) return null;

  return (
    <Note tone="wait" role="status" title="Your address has changed">
      <p className={classes['addresses']}>
        <code>{lease.cidrs.join(', ')}</code>
        <IconArrowRight size={16} aria-label="to" />
        <code>{door.moveTo.join(', ')}</code>
      </p>
      <ProblemAlert problem={move.problem} />
      <Button
        loading={move.isBusy}
        aria-label={`Move ${door.resourceName} to my new address`}
        onClick={() => void move.run(undefined)}
      >
        Move to my new address
      </Button>
    </Note>
  );
}
