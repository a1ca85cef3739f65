import { Stack } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { ChangeEffect } from './change-effect.tsx';
import type { PolicyDialogProps } from './policy-dialog.ts';
import { policyFormOf, policyInputOf } from './policy-form.ts';

/** Switches a policy off, or on again, after telling what that does to what is open. */
export function SwitchPolicyDialog({ policy, isOpen, onClose }: PolicyDialogProps) {
  const { policyId, name, version } = policy;
  const isOn = policy.status === 'enabled';
  const [closesLeases, setClosesLeases] = useState(false);
  const close = (): void => {
    setClosesLeases(false);
    onClose();
  };
  const changed = policyInputOf({ ...policyFormOf(policy), isEnabled: !isOn });
  const edit = useAction(async () => {
    await callApi('editPolicy', { params: { policyId }, body: { ...changed, version, closesLeases } });
    notice(isOn ? `${name} is switched off` : `${name} is switched on`);
    close();
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={isOn ? `Switch ${name} off?` : `Switch ${name} on?`}
      verb={isOn ? 'Switch off' : 'Switch on'}
      isDangerous={isOn}
      isBusy={edit.isBusy}
      problem={edit.problem}
      onConfirm={() => void edit.run(undefined)}
      onClose={close}
    >
      <p>
        {isOn
          ? 'Nobody can open it through this access rule until it is switched on again. Everything it says is kept.'
          : policy.sentence}
      </p>
      <Stack>
        <ChangeEffect policyId={policyId} policy={changed} closes={closesLeases} onChange={setClosesLeases} />
      </Stack>
    </ConfirmDialog>
  );
}
