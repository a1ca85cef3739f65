import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../api/call-api.ts';
import { everybody } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog.tsx';
import { amountOf } from './amount.ts';

interface ReplaceAccessCodeDialogProps {
  readonly accessCode: string;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Replaces the access code, once the present one is typed. */
export function ReplaceAccessCodeDialog({ accessCode, isOpen, onClose }: ReplaceAccessCodeDialogProps) {
  const people = useQuery({ ...everybody(), enabled: isOpen });
  const members = people.data?.filter(({ role, status }) => role !== 'administrator' && status === 'active').length;
  const replace = useAction(async (presentCode: string) => {
    await callApi('replaceAccessCode', { body: { presentCode } });
    onClose();
    notice('The access code is replaced', 'Pass the new one on to everybody who types it.');
  });

  return (
    <TypedConfirmDialog
      isOpen={isOpen}
      title="Replace the access code?"
      verb="Replace the code"
      expected={accessCode}
      label="Type the present access code to replace it"
      isBusy={replace.isBusy}
      problem={replace.problem}
      onConfirm={(typed) => void replace.run(typed)}
      onClose={onClose}
    >
      The present code stops working at once, and so do sign-in addresses that hold it.{' '}
      {members === undefined
        ? 'Everybody but administrators needs the new one'
        : `${amountOf(members, 'person needs', 'people need')} the new one`}{' '}
      at the next sign-in. Whoever is signed in stays so, and what is open stays open. Every administrator gets an
      e-mail about it.
    </TypedConfirmDialog>
  );
}
