import type { AccessRequestView } from '@gatelease/contract';
import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemsByField } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './request-card.module.css';
import { shorterChoices } from './shorter-choices.ts';

interface Review {
  readonly decision: 'approve' | 'deny';
  readonly comment?: string;
  readonly durationSeconds?: number;
}

/** Approve in one click; deny with a word why, which the requester reads. */
export function ReviewButtons({ request }: { readonly request: AccessRequestView }) {
  const [isDenying, setIsDenying] = useState(false);
  const [comment, setComment] = useState('');
  const [seconds, setSeconds] = useState('');
  const [decided, setDecided] = useState<Review['decision'] | null>(null);
  const review = useAction(async (body: Review) => {
    const answer = await callApi('reviewAccessRequest', { params: { requestId: request.requestId }, body });
    notice(noticeTitle(answer.request.state, request.personName));
  });
  const decide = (body: Review): void => {
    setDecided(body.decision);
    void review.run(body);
  };

  return (
    <div>
      <ProblemAlert problem={review.problem} />
      {isDenying ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            decide({ decision: 'deny', comment: comment.trim() });
          }}
        >
          <Textarea
            label={`Why not? ${request.personName} may read it.`}
            required
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            autoFocus
            value={comment}
            onChange={(event) => {
              setComment(event.currentTarget.value);
            }}
          />
          <Group mt="sm" justify="flex-end">
            <Button
              variant="default"
              onClick={() => {
                setIsDenying(false);
              }}
            >
              Back
            </Button>
            <Button type="submit" color="red" loading={review.isBusy}>
              Deny
            </Button>
          </Group>
        </form>
      ) : (
        <div className={classes['buttons']}>
          <NativeSelect
            className={classes['shorter'] ?? ''}
            label="For how long"
            data={shorterChoices(request.durationSeconds)}
            value={seconds}
            error={problemsByField(review.problem)['durationSeconds'] ?? null}
            onChange={(event) => {
              setSeconds(event.currentTarget.value);
            }}
          />
          <Button
            size="md"
            loading={review.isBusy && decided === 'approve'}
            leftSection={<IconCheck size={19} aria-hidden />}
            aria-label={`Approve the request of ${request.personName} for ${request.resourceName}`}
            onClick={() => {
              decide({ decision: 'approve', ...(seconds === '' ? {} : { durationSeconds: Number(seconds) }) });
            }}
          >
            Approve
          </Button>
          <Button
            size="md"
            variant="default"
            disabled={review.isBusy}
            leftSection={<IconX size={19} aria-hidden />}
            aria-label={`Deny the request of ${request.personName} for ${request.resourceName}`}
            onClick={() => {
              setIsDenying(true);
            }}
          >
            Deny
          </Button>
        </div>
      )}
    </div>
  );
}

function noticeTitle(state: AccessRequestView['state'], personName: string): string {
  if (state === 'approved') return `Approved. The clock of ${personName} runs now.`;
  return state === 'denied'
    ? `Denied. Your reason stands with the request.`
    : 'Your yes is noted; another approval is needed.';
}
