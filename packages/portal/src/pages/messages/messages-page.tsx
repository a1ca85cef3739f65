import type { MessageView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { IconMail } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import classes from './messages-page.module.css';

const LOOKS = {
  waiting: { tone: 'wait', icon: 'waiting', word: 'Not sent yet' },
  sent: { tone: 'good', icon: 'done', word: 'Sent' },
  failed: { tone: 'bad', icon: 'failed', word: 'Not delivered' },
} as const satisfies Record<MessageView['state'], StatusBadgeLook>;

/** What was mailed, or would have been. */
export function MessagesPage() {
  const messages = useQuery(apiQuery('listMessages'));
  return (
    <>
      <PageHeader title="Messages">
        What was mailed, or would have been: without a mail server, messages stay here to be read.
      </PageHeader>
      <QueryState query={messages} what="the messages">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconMail size={38} stroke={1.4} />} title="No message yet">
              The messages to approvers appear here when somebody asks for access.
            </EmptyState>
          ) : (
            <ul className={classes['list']}>
              {items.map((message) => (
                <li key={message.messageId}>
                  <Message message={message} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  );
}

function Message({ message }: { readonly message: MessageView }) {
  return (
    <details className={classes['message']}>
      <summary>
        <span className={classes['subject']}>{message.subject}</span>
        <span className={classes['meta']}>
          to {message.to}, <When at={message.sentAt ?? message.createdAt} />
        </span>
        <StatusBadge {...LOOKS[message.state]} />
      </summary>
      {message.problem !== null && <p className={classes['problem']}>{message.problem}</p>}
      <pre className={classes['text']}>{message.text}</pre>
    </details>
  );
}
