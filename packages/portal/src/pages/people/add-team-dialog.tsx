import { Modal, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { PeopleField } from './people-field.tsx';

interface AddTeamDialogProps {
  readonly isOpen: boolean;
  onClose(): void;
}

interface AddTeamForm {
  readonly name: string;
  readonly memberIds: readonly string[];
}

const FORM: AddTeamForm = { name: '', memberIds: [] };
const EMPTY = { version: 0, form: FORM };

/** Adds a team, with people in it from the start. */
export function AddTeamDialog({ isOpen, onClose }: AddTeamDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add a team">
      <TeamForm onClose={onClose} />
    </Modal>
  );
}

function TeamForm({ onClose }: Pick<AddTeamDialogProps, 'onClose'>) {
  const draft = useDraft({ key: 'new-team', saved: EMPTY });
  const add = useAction(async () => {
    const team = await callApi('addTeam', { body: { name: draft.form.name.trim() } });
    const addMembers = [...draft.form.memberIds];
    if (addMembers.length > 0) await callApi('editTeam', { params: { teamId: team.teamId }, body: { addMembers } });
    return team;
  });

  const submit = async (): Promise<void> => {
    const team = await add.run(undefined);
    if (team === undefined) return;
    draft.drop();
    onClose();
    notice(`The team ${team.name} is added`);
  };

  return (
    <DialogForm action={add} draft={draft} verb="Add" onSubmit={() => void submit()} onClose={onClose}>
      <TextInput
        label="Name of the team"
        required
        data-autofocus
        autoComplete="off"
        maxLength={100}
        {...textFieldsOf(draft, add.problem)('name')}
      />
      <PeopleField
        value={draft.form.memberIds}
        onChange={(memberIds) => {
          draft.change({ memberIds });
        }}
      />
    </DialogForm>
  );
}
