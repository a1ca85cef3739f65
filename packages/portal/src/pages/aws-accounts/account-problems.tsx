import type { CredentialView } from '@gatelease/contract';
import { Note } from '../../components/note.tsx';
import { Refusals } from './refusals.tsx';
import classes from './aws-accounts.module.css';

/** What keeps accounts from working, above the list, with what to do about it. */
export function AccountProblems({ accounts }: { readonly accounts: readonly CredentialView[] }) {
  return <div className={classes['problems']}>{accounts.flatMap((account) => noteOf(account) ?? [])}</div>;
}

function noteOf(account: CredentialView) {
  const { credentialId, name, verification, areKeysOld } = account;
  if (verification.problem !== null) {
    return (
      <Note key={credentialId} tone="bad" title={`${name} cannot be used`}>
        {verification.problem.detail}
      </Note>
    );
  }
  if (verification.refusals.length > 0) {
    return (
      <Note key={credentialId} tone="wait" title={`${name} may not do everything`}>
        <Refusals refusals={verification.refusals} />
      </Note>
    );
  }
  if (!areKeysOld) return null;
  return (
    <Note key={credentialId} tone="wait" title={`The keys of ${name} are older than ninety days`}>
      Make new ones in AWS, and put them in the place of the old ones. What is open stays open meanwhile.
    </Note>
  );
}
