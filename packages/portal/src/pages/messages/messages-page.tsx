import { SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconMail, IconMailOff } from '@tabler/icons-react';
import { apiQuery, messagePages } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Note } from '../../components/note.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { MessageItem } from './message-item.tsx';
import classes from './messages-page.module.css';

const STATES = [
  { value: 'all', label: 'All' },
  { value: 'waiting', label: 'Not sent yet' },
  { value: 'sent', label: 'Sent' },
  { value: 'failed', label: 'Not delivered' },
  { value: 'recalled', label: 'Recalled' },
] as const;

/** What was mailed, or would have been. */
export function MessagesPage() {
  const search = useSearch({ from: '/shell/messages' });
  const navigate = useNavigate({ from: '/messages' });
  const state = STATES.find(({ value }) => value === search.state)?.value ?? 'all';
  const messages = useInfiniteQuery(messagePages(state === 'all' ? { limit: 50 } : { state, limit: 50 }));

  return (
    <>
      <PageHeader title="Messages">What people were told by mail, or would have been.</PageHeader>
      <NoMailServer />
      <SegmentedControl
        aria-label="State"
        size="sm"
        mb="md"
        className={classes['states']}
        data={[...STATES]}
        value={state}
        onChange={(value) => {
          void navigate({ search: { state: value === 'all' ? '' : value }, replace: true });
        }}
      />
      <QueryState query={messages} what="the messages">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <NoMessages isFiltered={state !== 'all'} />;
          return (
            <ul className={classes['list']}>
              {items.map((message) => (
                <li key={message.messageId}>
                  <MessageItem message={message} />
                </li>
              ))}
            </ul>
          );
        }}
      </QueryState>
      <MoreButton query={messages} />
    </>
  );
}

function NoMessages({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <EmptyState icon={<IconMail size={38} stroke={1.4} />} title={isFiltered ? 'None of these' : 'No message yet'}>
      {isFiltered
        ? 'No message is in this state.'
        : 'The messages to approvers appear here when somebody asks for access.'}
    </EmptyState>
  );
}

function NoMailServer() {
  const settings = useQuery(apiQuery('readSettings'));
  if (settings.data?.mailServer !== null) return null;
  return (
    <Note tone="wait" mb="md" title="Nothing is mailed: there is no mail server" icon={<IconMailOff aria-hidden />}>
      Messages stay here, to be read as they would look. <TextLink to="/settings">Settings</TextLink> say how to name a
      mail server.
    </Note>
  );
}
