import type { PolicyView } from '@gatelease/contract';
import { Button, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { ChangeEffect } from './change-effect.tsx';
import { useDropPolicyDraft } from './use-policy-draft.ts';

/** Deletes a policy, after asking what happens to what is open. */
export function DeletePolicy({ policy }: { readonly policy: PolicyView }) {
  const { policyId, name, resourceId } = policy;
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const [closesLeases, setClosesLeases] = useState(true);
  const dropDraft = useDropPolicyDraft(policyId);
  const remove = useAction(async () => {
    const query = { closesLeases: closesLeases ? 'true' : 'false' };
    await callApi('deletePolicy', { params: { policyId }, query });
    dropDraft();
    notice(`${name} is deleted`);
    await navigate({ to: '/security-groups/$resourceId', params: { resourceId }, replace: true });
  });

  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={18} aria-hidden />}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Delete ${name}?`}
        verb="Delete"
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => void remove.run(undefined)}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        <p>Nobody can open it through this access rule any more.</p>
        <Stack>
          <ChangeEffect policyId={policyId} policy={null} closes={closesLeases} onChange={setClosesLeases} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
