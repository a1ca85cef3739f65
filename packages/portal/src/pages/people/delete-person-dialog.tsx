import { useAction } from '../../api/use-action.ts';
import { callApi } from '../../api/call-api.ts';
import { notice } from '../../components/notice.ts';
import { TypedConfirmDialog } from '../../components/typed-confirm-dialog.tsx';
import type { PersonDialogProps } from './person-dialog.ts';
import { WhatEnds } from './what-ends.tsx';

/** Deletes a person for good, once their e-mail address is typed. */
export function DeletePersonDialog({ person, isOpen, onClose }: PersonDialogProps) {
  const { personId, name, email } = person;
  const remove = useAction(async () => {
    await callApi('deletePerson', { params: { personId } });
    onClose();
    notice(`${name} is deleted`);
  });

  return (
    <TypedConfirmDialog
      isOpen={isOpen}
      title={`Delete ${name}?`}
      verb="Delete for good"
      expected={email}
      label="Type their e-mail address to delete them"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => void remove.run(undefined)}
      onClose={onClose}
    >
      They are signed out, what they have open is closed, and they leave all teams. This cannot be taken back; the
      ledger keeps their name. To keep somebody out for a while, deactivate them instead.
      <WhatEnds personId={personId} />
    </TypedConfirmDialog>
  );
}
