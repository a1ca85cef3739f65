import type { MessageView, RevealedMessageView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { CopyField } from '../../components/copy-field.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import classes from './messages-page.module.css';

/** What became of a link or password that lets the recipient in; without a mail server it can be passed on by hand. */
export function MessageSecret({ message }: { readonly message: MessageView }) {
  const settings = useQuery(apiQuery('readSettings'));
  if (message.state === 'recalled') {
    return <p className={classes['aside']}>Its link or password stopped working before it was sent.</p>;
  }
  if (message.secret === 'gone') {
    return (
      <p className={classes['aside']}>Its link or password is kept no longer. Make a new link under People instead.</p>
    );
  }
  if (message.secret === 'none' || settings.data?.mailServer !== null) return null;
  return <Reveal message={message} />;
}

function Reveal({ message: { messageId, to } }: { readonly message: MessageView }) {
  const [secrets, setSecrets] = useState<RevealedMessageView['secrets']>([]);
  const reveal = useAction<undefined, RevealedMessageView>(async () => {
    const revealed = await callApi('revealMessage', { params: { messageId } });
    setSecrets(revealed.secrets);
    return revealed;
  });
  return (
    <div className={classes['secret']}>
      <p className={classes['aside']}>
        Nothing is mailed, so it is for you to pass this on to {to} alone: whoever has it can sign in as them. The
        ledger notes that you looked.
      </p>
      <ProblemAlert problem={reveal.problem} />
      <div role="status">
        {secrets.map(({ label, value }) => (
          <CopyField key={label} label={`${label}, for ${to}`} value={value} />
        ))}
      </div>
      {secrets.length === 0 && (
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          loading={reveal.isBusy}
          onClick={() => void reveal.run(undefined)}
        >
          Show what to pass on
        </Button>
      )}
    </div>
  );
}
