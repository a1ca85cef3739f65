import type { MessageView } from '@gatelease/contract';
import { Button, Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconSend } from '@tabler/icons-react';
import { useId } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { MessageSecret } from './message-secret.tsx';
import { MessageText } from './message-text.tsx';
import classes from './messages-page.module.css';

const LOOKS = {
  waiting: { tone: 'wait', icon: 'waiting', word: 'Not sent yet' },
  sent: { tone: 'good', icon: 'done', word: 'Sent' },
  failed: { tone: 'bad', icon: 'failed', word: 'Not delivered' },
  recalled: { tone: 'calm', icon: 'off', word: 'Recalled' },
} as const satisfies Record<MessageView['state'], StatusBadgeLook>;

/** A message in a line; opened, it shows what its recipient sees. */
export function MessageItem({ message }: { readonly message: MessageView }) {
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <article className={classes['message']} aria-label={message.subject}>
      <UnstyledButton className={classes['head']} aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        <span className={classes['subject']}>{message.subject}</span>
        <span className={classes['meta']}>
          to {message.to}, <When at={message.sentAt ?? message.createdAt} />
        </span>
        <StatusBadge {...LOOKS[message.state]} />
        <IconChevronDown className={classes['chevron']} size={18} aria-hidden />
      </UnstyledButton>
      {message.problem !== null && <Trouble message={message} problem={message.problem} />}
      <Collapse expanded={isOpen} id={id}>
        {isOpen && (
          <div className={classes['body']}>
            <MessageText messageId={message.messageId} subject={message.subject} />
            <MessageSecret message={message} />
            <Resend message={message} />
          </div>
        )}
      </Collapse>
    </article>
  );
}

function Trouble({ message, problem }: { readonly message: MessageView; readonly problem: string }) {
  return (
    <p className={classes['problem']}>
      {problem}{' '}
      {message.state === 'waiting' && (
        <>
          It is tried again <When at={message.dueAt} as="relative" />.
        </>
      )}
    </p>
  );
}

function Resend({ message }: { readonly message: MessageView }) {
  const { messageId, state, secret, attempts } = message;
  const resend = useAction<undefined, MessageView>(async () => {
    const queued = await callApi('resendMessage', { params: { messageId } });
    notice('It is on its way again', `To ${queued.to}.`);
    return queued;
  });
  // A message that nobody tried to send yet needs no help; one without its link or password would be of none.
  if ((state === 'waiting' && attempts === 0) || secret === 'gone') return null;
  return (
    <>
      <ProblemAlert problem={resend.problem} />
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={resend.isBusy}
        onClick={() => void resend.run(undefined)}
      >
        {state === 'waiting' ? 'Try now' : 'Send again'}
      </Button>
    </>
  );
}
