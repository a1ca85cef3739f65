import type { PolicyView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { DeletePolicyDialog } from './delete-policy-dialog.tsx';

/** The button that deletes the policy of the page, which then is no more. */
export function DeletePolicy({ policy }: { readonly policy: PolicyView }) {
  const navigate = useNavigate();
  const [isAsking, dialog] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={18} aria-hidden />} onClick={dialog.open}>
        Delete
      </Button>
      <DeletePolicyDialog
        policy={policy}
        isOpen={isAsking}
        onClose={dialog.close}
        onDeleted={({ resourceId }) =>
          navigate({ to: '/security-groups/$resourceId', params: { resourceId }, replace: true })
        }
      />
    </>
  );
}
