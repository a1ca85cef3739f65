import type { CredentialView } from '@gatelease/contract';
import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useFields } from '../../components/use-fields.ts';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { Verified } from './verified.tsx';

interface ReplaceKeysDialogProps {
  readonly account: CredentialView;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Puts new keys in the place of the old ones, and tells whether they work. */
export function ReplaceKeysDialog({ account, isOpen, onClose }: ReplaceKeysDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Replace the keys of ${account.name}`} size="lg">
      <ReplaceKeysForm account={account} onClose={onClose} />
    </Modal>
  );
}

function ReplaceKeysForm({ account, onClose }: Pick<ReplaceKeysDialogProps, 'account' | 'onClose'>) {
  const { credentialId, accessKeyId } = account;
  const replace = useAction((body: { accessKeyId: string; secretAccessKey: string }) =>
    callApi('replaceCredentialKeys', { params: { credentialId }, body }),
  );
  // Never kept as a draft: there is a secret among them.
  const { values, field } = useFields({ accessKeyId: '', secretAccessKey: '' }, replace.problem);
  const replaced = replace.result?.keysReplacedAt ?? null;
  if (replaced !== null) return <Verified credentialId={credentialId} askedAt={replaced} />;

  return (
    <DialogForm action={replace} verb="Replace" onSubmit={() => void replace.run(values)} onClose={onClose}>
      <p>
        Security groups, access rules and what is open stay as they are. Delete the old key <code>{accessKeyId}</code>{' '}
        in AWS once the new one works.
      </p>
      <TextInput
        label="New access key id"
        required
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        {...field('accessKeyId')}
      />
      <PasswordInput label="Its secret access key" required autoComplete="off" {...field('secretAccessKey')} />
    </DialogForm>
  );
}
