import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import type { PersonDialogProps } from './person-dialog.ts';

interface UnlinkProviderDialogProps extends PersonDialogProps {
  readonly provider: string;
}

/** Takes the account at the identity provider off a person, so that another one can take its place. */
export function UnlinkProviderDialog({ person, provider, isOpen, onClose }: UnlinkProviderDialogProps) {
  const { personId, name } = person;
  const unlink = useAction(async () => {
    await callApi('unlinkProviderAccount', { params: { personId } });
    onClose();
    notice(`No account at ${provider} belongs to ${name} now`);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Unlink ${name} from ${provider}?`}
      verb="Unlink"
      isBusy={unlink.isBusy}
      problem={unlink.problem}
      onConfirm={() => void unlink.run(undefined)}
      onClose={onClose}
    >
      They are signed out. The next account there that has their e-mail address, verified, becomes theirs. To keep them
      out, deactivate them instead.
    </ConfirmDialog>
  );
}
