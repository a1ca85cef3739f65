import type { AccountView } from '@gatelease/contract';
import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconRefresh } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { restsOn } from '../../api/topics.ts';
import { useAction } from '../../api/use-action.ts';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { When } from '../../components/when.tsx';
import classes from './account-bar.module.css';
import { placeOf } from './place.ts';
import type { Place } from './place.ts';

interface AccountBarProps {
  readonly accounts: readonly AccountView[];
  /** As the last answer has it, or as the list does. */
  readonly account: AccountView;
  onChoose(place: Required<Place>): void;
}

/** Which account is asked, how old its last reading is, and a button for a new one. */
export function AccountBar({ accounts, account, onChoose }: AccountBarProps) {
  const client = useQueryClient();
  const ask = useAction(async () => {
    await callApi('askForReading', { body: placeOf(account) });
    await client.invalidateQueries({ predicate: ({ queryKey }) => restsOn(queryKey, 'accounts') });
  });
  const keyOf = ({ credentialId, region }: AccountView) => `${credentialId} ${region}`;

  return (
    <>
      <div className={classes['bar']}>
        {accounts.length > 1 ? (
          <NativeSelect
            aria-label="Account and region"
            value={keyOf(account)}
            data={accounts.map((entry) => ({ value: keyOf(entry), label: `${entry.credentialName}, ${entry.region}` }))}
            onChange={(event) => {
              const chosen = accounts.find((entry) => keyOf(entry) === event.currentTarget.value);
              if (chosen !== undefined) onChoose(placeOf(chosen));
            }}
          />
        ) : (
          <span className={classes['name']}>
            {account.credentialName}, {account.region}
          </span>
        )}
        <span className={classes['age']} role="status">
          {account.readAt === null ? 'Not read yet' : <>Read {<When at={account.readAt} as="relative" />}</>}
          {account.isAwaited && ', being read now'}
        </span>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRefresh size={15} aria-hidden />}
          loading={ask.isBusy || account.isAwaited}
          onClick={() => void ask.run(undefined)}
        >
          Read again
        </Button>
      </div>
      <ProblemAlert problem={ask.problem} />
      {account.problem !== null && (
        <Note tone="bad" role="alert" mb="md" title="The account could not be read">
          {account.problem}
          {account.readAt !== null && ' What you see is from the reading before.'}
        </Note>
      )}
    </>
  );
}
