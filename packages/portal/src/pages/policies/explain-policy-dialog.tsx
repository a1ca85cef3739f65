import { Modal } from '@mantine/core';
import { Waiting } from '../../components/waiting.tsx';
import type { PolicyDialogProps } from './policy-dialog.ts';
import { policyFormOf } from './policy-form.ts';
import { PolicyTrial } from './policy-trial.tsx';
import { usePolicyChoices } from './use-policy-choices.ts';

/** What a policy says, and whom it would let in: now and at a time of the week, from anywhere. */
export function ExplainPolicyDialog({ policy, isOpen, onClose }: PolicyDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Explain ${policy.name}`}>
      <Explanation policy={policy} />
    </Modal>
  );
}

function Explanation({ policy }: Pick<PolicyDialogProps, 'policy'>) {
  const choices = usePolicyChoices();
  return (
    <>
      <p>{policy.sentence}</p>
      {choices === null ? (
        <Waiting what="people and groups" />
      ) : (
        <PolicyTrial form={policyFormOf(policy)} choices={choices} />
      )}
    </>
  );
}
