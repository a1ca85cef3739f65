import type { AccountView } from '@gatelease/contract';
import { useQuery } from '@tanstack/react-query';
import { IconCloudSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { apiQuery } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { chosenAccount } from './place.ts';
import type { Place } from './place.ts';

interface WithAccountProps {
  readonly place: Place;
  children(account: AccountView, accounts: readonly AccountView[]): ReactNode;
}

/** Shows what is about one account and region; says what to do while there is none. */
export function WithAccount({ place, children }: WithAccountProps) {
  const accounts = useQuery(apiQuery('listAccounts'));
  return (
    <QueryState query={accounts} what="the accounts">
      {({ items }) => {
        const account = chosenAccount(items, place);
        return account === undefined ? (
          <EmptyState icon={<IconCloudSearch size={28} />} title="There is no AWS account yet">
            As soon as an administrator has added one, everything in it can be asked about here.
          </EmptyState>
        ) : (
          children(account, items)
        );
      }}
    </QueryState>
  );
}
