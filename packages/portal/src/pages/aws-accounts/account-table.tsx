import type { CredentialView } from '@gatelease/contract';
import { useCan } from '../../app/session-context.ts';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ACCOUNT_LOOKS, KIND_WORDS } from './account-state.ts';
import classes from './aws-accounts.module.css';

/** The accounts, and what can be done with them. */
export function AccountTable({ accounts }: { readonly accounts: readonly CredentialView[] }) {
  const canEdit = useCan('credentials.edit');
  return (
    <DataTable
      caption="AWS accounts"
      columns={canEdit ? [...COLUMNS, ACTIONS] : COLUMNS}
      rows={accounts}
      keyOf={({ credentialId }) => credentialId}
      toneOf={({ verification: { state } }) => (state === 'invalid' ? 'bad' : state === 'limited' ? 'wait' : null)}
    />
  );
}

const COLUMNS: readonly Column<CredentialView>[] = [
  {
    heading: 'Account',
    cell: ({ name, verification }) => (
      <>
        <strong>{name}</strong>
        {verification.accountId !== null && (
          <div>
            <code>{verification.accountId}</code>
          </div>
        )}
      </>
    ),
  },
  {
    heading: 'Reached with',
    cell: (account) => (
      <>
        {KIND_WORDS[account.kind]}
        <Means account={account} />
      </>
    ),
  },
  { heading: 'Regions', cell: ({ regions }) => regions.join(', ') },
  { heading: 'Security groups', cell: ({ resources }) => <span className="figures">{resources}</span> },
  {
    heading: 'State',
    cell: ({ verification: { state, verifiedAt } }) => (
      <div className={classes['state']}>
        <StatusBadge {...ACCOUNT_LOOKS[state]} />
        {verifiedAt !== null && (
          <span className={classes['quiet']}>
            verified <When at={verifiedAt} as="relative" />
          </span>
        )}
      </div>
    ),
  },
];

function Means({ account }: { readonly account: CredentialView }) {
  const { kind, accessKeyId, keysReplacedAt, areKeysOld, roleArn, throughName } = account;
  if (kind === 'access-key' && keysReplacedAt !== null) {
    return (
      <div className={classes['quiet']}>
        <code>{accessKeyId}</code>
        <div className={areKeysOld ? classes['old'] : undefined}>
          put here <When at={keysReplacedAt} as="relative" />
          {areKeysOld && ': replace it'}
        </div>
      </div>
    );
  }
  if (kind !== 'assumed-role') return null;
  return (
    <div className={classes['quiet']}>
      <code>{roleArn?.split(':').at(-1)}</code>
      <div>assumed by {throughName ?? 'an account that is gone'}</div>
    </div>
  );
}

const ACTIONS: Column<CredentialView> = {
  heading: 'Actions',
  isHeadingHidden: true,
  align: 'end',
  cell: (account) => <AccountMenu account={account} />,
};
