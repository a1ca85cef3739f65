import type { PersonView } from '@gatelease/contract';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { WhatEnds } from './what-ends.tsx';

/** Deactivates a person, after saying what ends with it, or lets them in again. */
export function PersonStatusDialog({ person, isOpen, onClose }: PersonDialogProps) {
  const { personId, name, version } = person;
  const isActive = person.status === 'active';
  const setStatus = useAction(async (status: PersonView['status']) => {
    await callApi('editPerson', { params: { personId }, body: { version, status } });
    onClose();
    notice(status === 'active' ? `${name} can sign in again` : `${name} is deactivated`);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={isActive ? `Deactivate ${name}?` : `Reactivate ${name}?`}
      verb={isActive ? 'Deactivate' : 'Reactivate'}
      isDangerous={isActive}
      isBusy={setStatus.isBusy}
      problem={setStatus.problem}
      onConfirm={() => void setStatus.run(isActive ? 'deactivated' : 'active')}
      onClose={onClose}
    >
      {isActive ? (
        <>
          They are signed out, cannot sign in, and everything they have open is closed at once. This can be taken back.
          <WhatEnds personId={personId} />
        </>
      ) : (
        'They can sign in again with the password they had. What was closed stays closed.'
      )}
    </ConfirmDialog>
  );
}
