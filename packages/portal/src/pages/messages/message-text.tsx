import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiQuery } from '../../api/queries.ts';
import { QueryState } from '../../components/query-state.tsx';
import classes from './messages-page.module.css';

const FORMS = [
  { value: 'mail', label: 'As mail' },
  { value: 'text', label: 'As plain text' },
] as const;

/** What the recipient sees. The frame runs nothing, loads nothing, and has an origin of its own. */
export function MessageText({ messageId, subject }: { readonly messageId: string; readonly subject: string }) {
  const message = useQuery(apiQuery('readMessage', { params: { messageId } }));
  const [form, setForm] = useState<string>('mail');
  return (
    <QueryState query={message} what="the message">
      {({ html, text }) => (
        <>
          <SegmentedControl aria-label="Form" size="xs" data={[...FORMS]} value={form} onChange={setForm} />
          {form === 'mail' ? (
            <iframe
              className={classes['frame']}
              title={`Message: ${subject}`}
              sandbox=""
              referrerPolicy="no-referrer"
              srcDoc={html}
            />
          ) : (
            <pre className={classes['text']}>{text}</pre>
          )}
        </>
      )}
    </QueryState>
  );
}
