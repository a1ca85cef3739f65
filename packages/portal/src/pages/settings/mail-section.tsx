import type { MessageView, SettingsView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { useSession } from '../../app/session-context.ts';
import { TextLink } from '../../components/link-button.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './settings-page.module.css';

const ENCRYPTIONS = {
  tls: 'encrypted from the first byte (TLS)',
  starttls: 'encrypted (STARTTLS, demanded)',
  none: 'not encrypted',
} as const;

/** Which mail server carries messages, and a message to try it. The server's environment says which, not this page. */
export function MailSection({ settings }: { readonly settings: SettingsView }) {
  const { mailServer } = settings;
  return (
    <section className={classes['section']} aria-label="Mail">
      <h2 className={classes['heading']}>Mail</h2>
      <p className={classes['hint']}>
        What is sent, and what was, stands under <TextLink to="/messages">Messages</TextLink>. The mail server is set
        where Gatelease is started, so that its password stays there.
      </p>
      {mailServer === null ? <NoServer /> : <Server {...mailServer} />}
    </section>
  );
}

function Server({ host, port, encryption, from }: NonNullable<SettingsView['mailServer']>) {
  return (
    <>
      <dl className={classes['facts']}>
        <dt>Mail server</dt>
        <dd>
          <code>
            {host}:{port}
          </code>
          , {ENCRYPTIONS[encryption]}
        </dd>
        <dt>Sender</dt>
        <dd>{from}</dd>
      </dl>
      <TestMessage />
    </>
  );
}

function NoServer() {
  return (
    <p className={classes['aside']}>
      There is none: messages stay under Messages, to be read as they would look. Start Gatelease with{' '}
      <code>GATELEASE_SMTP_URL=smtps://user:password@mail.example.com</code> and{' '}
      <code>GATELEASE_MAIL_FROM=&quot;Gatelease &lt;access@example.com&gt;&quot;</code> to send them.
    </p>
  );
}

function TestMessage() {
  const { person } = useSession();
  const [messageId, setMessageId] = useState<string | null>(null);
  const test = useAction<undefined, MessageView>(async () => {
    const queued = await callApi('sendTestMessage');
    setMessageId(queued.messageId);
    return queued;
  });
  return (
    <>
      <ProblemAlert problem={test.problem} />
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        loading={test.isBusy}
        onClick={() => void test.run(undefined)}
      >
        Send a test message to me
      </Button>
      <div role="status" className={classes['aside']}>
        {messageId !== null && <TestOutcome key={messageId} messageId={messageId} to={person.email} />}
      </div>
    </>
  );
}

/** What became of the test message; the page hears of it by itself. */
function TestOutcome({ messageId, to }: { readonly messageId: string; readonly to: string }) {
  const message = useQuery(apiQuery('readMessage', { params: { messageId } }));
  const state = message.data?.state ?? 'waiting';
  const problem = message.data?.problem ?? null;
  if (state === 'sent') return <p>The mail server took the message. Look for it in the mailbox of {to}.</p>;
  if (problem === null) return <p>The message is on its way to the mail server.</p>;
  return (
    <p className={classes['bad']}>
      {problem} {state === 'waiting' && 'It is tried again, at first after a minute.'}
    </p>
  );
}
