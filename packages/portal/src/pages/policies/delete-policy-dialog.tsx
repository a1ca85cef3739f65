import type { PolicyView } from '@gatelease/contract';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { ChangeEffect } from './change-effect.tsx';
import type { PolicyDialogProps } from './policy-dialog.ts';
import { useDropPolicyDraft } from './use-policy-draft.ts';

interface DeletePolicyDialogProps extends PolicyDialogProps {
  onDeleted?(policy: PolicyView): Promise<void>;
}

/** Deletes a policy, after asking what happens to what is open. */
export function DeletePolicyDialog({ policy, isOpen, onClose, onDeleted }: DeletePolicyDialogProps) {
  const { policyId, name } = policy;
  const [closesLeases, setClosesLeases] = useState(true);
  const close = (): void => {
    setClosesLeases(true);
    onClose();
  };
  const dropDraft = useDropPolicyDraft(policyId);
  const remove = useAction(async () => {
    const query = { closesLeases: closesLeases ? 'true' : 'false' };
    await callApi('deletePolicy', { params: { policyId }, query });
    dropDraft();
    notice(`${name} is deleted`);
    close();
    await onDeleted?.(policy);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Delete ${name}?`}
      verb="Delete"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => void remove.run(undefined)}
      onClose={close}
    >
      <p>Nobody can open it through this access rule any more.</p>
      <Stack>
        <ChangeEffect policyId={policyId} policy={null} closes={closesLeases} onChange={setClosesLeases} />
      </Stack>
    </ConfirmDialog>
  );
}
