import type { CredentialView } from '@gatelease/contract';
import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconDots, IconKey, IconShieldCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ReplaceKeysDialog } from './replace-keys-dialog.tsx';
import { Verified } from './verified.tsx';

/** What can be done with an AWS account. */
export function AccountMenu({ account }: { readonly account: CredentialView }) {
  const { credentialId, name, kind } = account;
  const [opened, setOpened] = useState<'verify' | 'replace' | 'remove' | null>(null);
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const close = (): void => {
    setOpened(null);
  };
  const verify = useAction(() => callApi('verifyCredential', { params: { credentialId } }));
  const startVerifying = async (): Promise<void> => {
    setAskedAt(null);
    setOpened('verify');
    const asked = await verify.run(undefined);
    if (asked !== undefined) setAskedAt(asked.askedAt);
  };
  const remove = useAction(async () => {
    await callApi('deleteCredential', { params: { credentialId } });
    close();
    notice(`Gatelease has forgotten ${name} and its keys`);
  });

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${name}`}>
            <IconDots size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconShieldCheck size={17} aria-hidden />} onClick={() => void startVerifying()}>
            Verify
          </Menu.Item>
          {kind === 'access-key' && (
            <Menu.Item
              leftSection={<IconKey size={17} aria-hidden />}
              onClick={() => {
                setOpened('replace');
              }}
            >
              Replace the keys
            </Menu.Item>
          )}
          <Menu.Item
            c="var(--gl-bad)"
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => {
              setOpened('remove');
            }}
          >
            Forget
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened === 'verify'} onClose={close} title={`Verify ${name}`} size="lg">
        <ProblemAlert problem={verify.problem} />
        {verify.problem === null && <Verified credentialId={credentialId} askedAt={askedAt} />}
      </Modal>
      <ReplaceKeysDialog account={account} isOpen={opened === 'replace'} onClose={close} />
      <ConfirmDialog
        isOpen={opened === 'remove'}
        title={`Forget ${name}?`}
        verb="Forget"
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => void remove.run(undefined)}
        onClose={close}
      >
        Gatelease forgets the account and its keys. In AWS nothing changes: delete the key or the role there, too.
      </ConfirmDialog>
    </>
  );
}
