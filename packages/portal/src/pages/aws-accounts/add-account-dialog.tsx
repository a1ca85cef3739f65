import type { CredentialView } from '@gatelease/contract';
import { Modal, Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemsByField } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { Note } from '../../components/note.tsx';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { REGIONS } from '../security-groups/regions.ts';
import { bodyOf, NEW_ACCOUNT } from './add-account-form.ts';
import type { AddAccountBody, AddAccountForm } from './add-account-form.ts';
import { KindFields } from './kind-fields.tsx';
import { Verified } from './verified.tsx';

const EMPTY = { version: 0, form: NEW_ACCOUNT };

const KINDS: readonly {
  readonly kind: AddAccountForm['kind'];
  readonly label: string;
  readonly description: string;
}[] = [
  { kind: 'access-key', label: 'An access key', description: 'Of an IAM user that is for Gatelease alone.' },
  {
    kind: 'assumed-role',
    label: 'A role',
    description: 'Gatelease assumes it with an external id. Nothing of the account is kept here.',
  },
  { kind: 'ambient', label: 'What the server has', description: 'Its environment, profile or instance role.' },
];

interface AddAccountDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Adds an AWS account, and tells whether it works. */
export function AddAccountDialog({ isOpen, onClose }: AddAccountDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add an AWS account" size="lg">
      <AddForm onClose={onClose} />
    </Modal>
  );
}

function AddForm({ onClose }: Pick<AddAccountDialogProps, 'onClose'>) {
  const draft = useDraft<AddAccountForm>({ key: 'new-aws-account', saved: EMPTY });
  // Apart from the draft, which is kept in the tab.
  const [secret, setSecret] = useState('');
  const add = useAction((body: AddAccountBody) => callApi('addCredential', { body }));
  const { form } = draft;
  const submit = async (): Promise<void> => {
    if ((await add.run(bodyOf(form, secret.trim()))) !== undefined) draft.drop();
  };
  if (add.result !== undefined) return <Added account={add.result} />;

  return (
    <DialogForm action={add} draft={draft} verb="Add and verify" onSubmit={() => void submit()} onClose={onClose}>
      <Radio.Group
        label="How Gatelease reaches it"
        value={form.kind}
        onChange={(value) => {
          draft.change({ kind: KINDS.find(({ kind }) => kind === value)?.kind ?? 'access-key' });
        }}
      >
        <Stack gap="xs" mt="xs">
          {KINDS.map(({ kind, label, description }) => (
            <Radio key={kind} value={kind} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label="Name"
        description="What you call the account, for example Production."
        required
        autoComplete="off"
        maxLength={100}
        {...textFieldsOf(draft, add.problem)('name')}
      />
      <TagsInput
        label="Regions"
        size="md"
        description="Where its security groups are. Pick them, or type one and press Enter."
        required={form.regions.length === 0}
        data={[...REGIONS]}
        value={[...form.regions]}
        error={problemsByField(add.problem)['regions'] ?? null}
        onChange={(regions) => {
          draft.change({ regions });
        }}
      />
      <KindFields draft={draft} problem={add.problem} secret={{ value: secret, change: setSecret }} />
    </DialogForm>
  );
}

function Added({ account }: { readonly account: CredentialView }) {
  return (
    <Stack>
      {account.externalId !== null && (
        <Note title="The external id of the role">
          The trust policy of the role has to ask for <code>{account.externalId}</code>.
        </Note>
      )}
      <Verified credentialId={account.credentialId} askedAt={account.createdAt} />
    </Stack>
  );
}
