import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { secondFactorsText } from './second-factors-text.ts';

/** Takes the second factors away from somebody who lost them. */
export function ResetSecondFactorDialog({ person, isOpen, onClose }: PersonDialogProps) {
  const { personId, name, secondFactors } = person;
  const reset = useAction(async () => {
    await callApi('resetSecondFactor', { params: { personId } });
    onClose();
    notice(`The second factor of ${name} is reset`);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Reset the second factor of ${name}?`}
      verb="Reset"
      isBusy={reset.isBusy}
      problem={reset.problem}
      onConfirm={() => void reset.run(undefined)}
      onClose={onClose}
    >
      What they set up stops working ({secondFactorsText(secondFactors)}), and so do their recovery codes. They are
      signed out, and hear of it by mail. Be sure that it is {name} who asked: until they set up a new one, their
      password alone lets them in.
    </ConfirmDialog>
  );
}
