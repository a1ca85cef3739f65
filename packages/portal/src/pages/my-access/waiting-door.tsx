import type { AccessRequestView, DoorView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { When } from '../../components/when.tsx';
import { durationText } from '../../time/duration-text.ts';
import { BreakGlassButton } from './break-glass-button.tsx';
import { approverNames } from './door-status.ts';
import classes from './door-card.module.css';

interface WaitingDoorProps {
  readonly door: DoorView;
  readonly request: AccessRequestView;
}

/** A door that somebody has to approve: who has said what, until when it waits, and how to withdraw. */
export function WaitingDoor({ door, request }: WaitingDoorProps) {
  const cancel = useAction(() => callApi('cancelAccessRequest', { params: { requestId: request.requestId } }));
  const approvals = request.reviews.filter(({ decision }) => decision === 'approve');
  const missing = Math.max(1, request.approvalsNeeded - approvals.length);

  return (
    <div className={classes['body']}>
      <p className={classes['lead']}>
        {missing === 1 ? 'One approver has' : `${String(missing)} approvers have`} to agree
        {approvals.length > 0 && ` (${approvals.map(({ reviewerName }) => reviewerName).join(', ')} did)`}. It opens for{' '}
        {request.durationSeconds === null ? 'the rest of the window' : durationText(request.durationSeconds)}, counted
        from then, and this page shows it by itself.
      </p>
      <div className={classes['note']}>
        <span>It waits for {approverNames(door.approvers)}.</span>
        <span>
          Asked <When at={request.createdAt} as="relative" />, lapses <When at={request.lapsesAt} />.
        </span>
      </div>
      {request.reason !== null && <p className={classes['sentence']}>Your reason: {request.reason}</p>}
      <ProblemAlert problem={cancel.problem} />
      <div className={classes['buttons']}>
        <Button
          variant="default"
          loading={cancel.isBusy}
          aria-label={`Withdraw the request for ${door.resourceName}`}
          onClick={() => void cancel.run(undefined)}
        >
          Withdraw the request
        </Button>
        <BreakGlassButton door={door} wish={wishOfRequest(door, request)} />
      </div>
    </div>
  );
}

/** The same wish again: for the address of now, unless others can be named. */
function wishOfRequest({ statedAddresses }: DoorView, { policyId, durationSeconds, cidrs }: AccessRequestView) {
  return { policyId, durationSeconds, ...(statedAddresses === null ? {} : { cidrs }) };
}
