import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { stateOfPerson } from './person-states.ts';

/** Makes the link that a person was given stop working. */
export function WithdrawLinkDialog({ person, isOpen, onClose }: PersonDialogProps) {
  const { personId, name } = person;
  const isInvited = stateOfPerson(person) === 'invited';
  const withdraw = useAction(async () => {
    await callApi('withdrawSetupLink', { params: { personId } });
    onClose();
    notice(isInvited ? `The invitation of ${name} is withdrawn` : `The link of ${name} is withdrawn`);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={isInvited ? `Withdraw the invitation of ${name}?` : `Withdraw the link of ${name}?`}
      verb="Withdraw"
      isBusy={withdraw.isBusy}
      problem={withdraw.problem}
      onConfirm={() => void withdraw.run(undefined)}
      onClose={onClose}
    >
      {isInvited
        ? 'The link they were given stops working. They stay in the list, and can be invited again.'
        : 'The link they were given stops working. The password they have goes on working.'}
    </ConfirmDialog>
  );
}
