import { Autocomplete, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { REGIONS } from './regions.ts';

const EMPTY = { version: 0, form: { groupId: '', region: '', name: '' } };

interface AddGroupDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

/** Puts a security group under management. */
export function AddGroupDialog({ isOpen, onClose }: AddGroupDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add a security group">
      <AddGroupForm onClose={onClose} />
    </Modal>
  );
}

function AddGroupForm({ onClose }: Pick<AddGroupDialogProps, 'onClose'>) {
  const navigate = useNavigate();
  const add = useAction((body: { name?: string; region: string; groupId: string }) => callApi('addResource', { body }));
  const draft = useDraft({ key: 'new-group', saved: EMPTY });
  const field = textFieldsOf(draft, add.problem);

  const submit = async (): Promise<void> => {
    const name = draft.form.name.trim();
    const added = await add.run({
      region: draft.form.region.trim(),
      groupId: draft.form.groupId.trim(),
      ...(name === '' ? {} : { name }),
    });
    if (added === undefined) return;
    draft.drop();
    onClose();
    notice(`${added.name} is added`, 'Now say who may open it.');
    await navigate({ to: '/security-groups/$resourceId', params: { resourceId: added.resourceId } });
  };

  return (
    <DialogForm action={add} draft={draft} verb="Add" onSubmit={() => void submit()} onClose={onClose}>
      <TextInput
        label="Security group id"
        description="As the AWS console shows it, for example sg-0a1b2c3d4e5f60718."
        required
        data-autofocus
        spellCheck={false}
        {...field('groupId')}
      />
      <Autocomplete
        label="Region"
        description="For example eu-central-1."
        size="md"
        required
        data={[...REGIONS]}
        name="region"
        value={draft.form.region}
        error={field('region').error}
        onChange={(region) => {
          draft.change({ region });
        }}
      />
      <TextInput
        label="Name (may be left out)"
        description="What your people see. Left out: the group’s own name."
        {...field('name')}
      />
    </DialogForm>
  );
}
