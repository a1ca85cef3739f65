import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { apiQuery } from '../../api/queries.ts';
import { useCan } from '../../app/session-context.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryState } from '../../components/query-state.tsx';
import { AccountProblems } from './account-problems.tsx';
import { AccountTable } from './account-table.tsx';
import { AddAccountDialog } from './add-account-dialog.tsx';

/** The AWS accounts that Gatelease works in, and whether it may do there what it has to. */
export function AwsAccountsPage() {
  const accounts = useQuery(apiQuery('listCredentials'));
  const canAdd = useCan('credentials.edit');
  const [isAdding, adding] = useDisclosure(false);

  return (
    <>
      <PageHeader
        title="AWS accounts"
        actions={
          canAdd && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={adding.open}>
              Add an AWS account
            </Button>
          )
        }
      >
        How Gatelease reaches AWS. Every half hour it tries, without changing anything, what it has to be able to do.
      </PageHeader>
      <QueryState query={accounts} what="the AWS accounts">
        {({ items }) => (
          <>
            <AccountProblems accounts={items} />
            <AccountTable accounts={items} />
          </>
        )}
      </QueryState>
      <AddAccountDialog isOpen={isAdding} onClose={adding.close} />
    </>
  );
}
