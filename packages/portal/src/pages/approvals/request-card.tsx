import type { AccessRequestView } from '@gatelease/contract';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { useSession } from '../../app/session-context.ts';
import { requestStatus } from '../../lease/lease-status.ts';
import { durationText } from '../../time/duration-text.ts';
import { TrafficList } from '../../traffic/traffic-list.tsx';
import { ApprovalPreview } from './approval-preview.tsx';
import classes from './request-card.module.css';
import { ReviewButtons } from './review-buttons.tsx';
import { approvalProgress, reviewabilityOf } from './review.ts';

interface RequestCardProps {
  readonly request: AccessRequestView;
  /** The one that a link in a mail leads to. */
  readonly isMarked?: boolean;
}

/** A waiting request: who, what, why, from where, for how long, and the two buttons. */
export function RequestCard({ request, isMarked = false }: RequestCardProps) {
  const { person, permissions } = useSession();
  const review = reviewabilityOf(request, { personId: person.personId, permissions });
  const progress = approvalProgress(request);
  const headingId = `request-${request.requestId}`;

  return (
    <article className={classes['card']} id={request.requestId} aria-labelledby={headingId} data-marked={isMarked}>
      <div className={classes['head']}>
        <h3 id={headingId} className={classes['who']}>
          {request.personName} <span className={classes['wants']}>wants</span> {request.resourceName}
        </h3>
        <StatusBadge {...requestStatus(request.state)} {...(progress === null ? {} : { word: progress })} />
      </div>
      <blockquote className={classes['reason']}>{request.reason ?? 'No reason given.'}</blockquote>
      <dl className={classes['facts']}>
        <Fact name="Traffic">
          <TrafficList traffics={request.traffics} />
        </Fact>
        <Fact name="From">
          <code>{request.cidrs.join(', ')}</code>
        </Fact>
        <Fact name="For">
          {request.durationSeconds === null ? 'The rest of the window' : durationText(request.durationSeconds)}
        </Fact>
        <Fact name="Asked">
          <When at={request.createdAt} as="relative" />
        </Fact>
        <Fact name="Lapses">
          <When at={request.lapsesAt} as="both" />
        </Fact>
        <Fact name="Access rule">{request.policyName}</Fact>
        {request.reviews.length > 0 && (
          <Fact name="Agreed">{request.reviews.map(({ reviewerName }) => reviewerName).join(', ')}</Fact>
        )}
      </dl>
      {request.state === 'pending' && <ApprovalPreview requestId={request.requestId} />}
      {review.kind === 'can-review' ? (
        <ReviewButtons request={request} />
      ) : (
        <p className={classes['why']}>{review.why}</p>
      )}
    </article>
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
