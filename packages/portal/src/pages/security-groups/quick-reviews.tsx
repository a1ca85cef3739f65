import type { AccessRequestView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconX } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan, useSession } from '../../app/session-context.ts';
import { TextLink } from '../../components/link-button.tsx';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { SectionHeading } from '../../components/section-heading.tsx';
import { durationText } from '../../time/duration-text.ts';
import { trafficPhrase } from '@gatelease/contract/traffic-phrase';
import { reviewabilityOf } from '../approvals/review.ts';
import classes from './quick-reviews.module.css';

/** What waits for approval, a line each with a click for yes and one for no; nothing when nothing waits. */
export function QuickReviews() {
  const canSee = useCan('requests.list-all');
  const pending = useQuery({
    ...apiQuery('listAccessRequests', { query: { state: 'pending' } }),
    enabled: canSee,
  });
  const items = pending.data?.items ?? [];
  if (items.length === 0) return null;

  return (
    <section className={classes['reviews']} aria-label="Waiting for approval">
      <SectionHeading actions={<TextLink to="/approvals">Everything about them</TextLink>}>
        Waiting for approval
      </SectionHeading>
      <ul className={classes['list']}>
        {items.map((request) => (
          <QuickReview key={request.requestId} request={request} />
        ))}
      </ul>
    </section>
  );
}

function QuickReview({ request }: { readonly request: AccessRequestView }) {
  const { person, permissions } = useSession();
  const review = reviewabilityOf(request, { personId: person.personId, permissions });
  const action = useAction(async (decision: 'approve' | 'deny') => {
    const answer = await callApi('reviewAccessRequest', {
      params: { requestId: request.requestId },
      body: { decision },
    });
    notice(noticeTitle(answer.request.state, request.personName));
  });
  const duration = request.durationSeconds === null ? 'the rest of the window' : durationText(request.durationSeconds);

  return (
    <li className={classes['line']}>
      <div className={classes['what']}>
        <strong>{request.personName}</strong> wants {request.traffics.map(trafficPhrase).join(', ')} on{' '}
        <TextLink to="/security-groups/$resourceId" params={{ resourceId: request.resourceId }}>
          {request.resourceName}
        </TextLink>{' '}
        for {duration}, from <code>{request.cidrs.join(', ')}</code>
        {request.reason !== null && <span className={classes['reason']}>“{request.reason}”</span>}
        <ProblemAlert problem={action.problem} />
      </div>
      {review.kind === 'can-review' ? (
        <div className={classes['buttons']}>
          <Button
            size="sm"
            loading={action.isBusy}
            leftSection={<IconCheck size={17} aria-hidden />}
            aria-label={`Approve the request of ${request.personName} for ${request.resourceName}`}
            onClick={() => void action.run('approve')}
          >
            Approve
          </Button>
          <Button
            size="sm"
            variant="default"
            disabled={action.isBusy}
            leftSection={<IconX size={17} aria-hidden />}
            aria-label={`Deny the request of ${request.personName} for ${request.resourceName}`}
            onClick={() => void action.run('deny')}
          >
            Deny
          </Button>
        </div>
      ) : (
        <span className={classes['why']}>{review.why}</span>
      )}
    </li>
  );
}

function noticeTitle(state: AccessRequestView['state'], personName: string): string {
  if (state === 'approved') return `Approved. The clock of ${personName} runs now.`;
  return state === 'denied' ? `Denied. ${personName} is told.` : 'Your yes is noted; another approval is needed.';
}
