import type { TeamView } from '@gatelease/contract';
import { Checkbox, Modal, TextInput } from '@mantine/core';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ConflictAlert } from '../../drafts/conflict-alert.tsx';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { differencesOf } from '../../drafts/differences.ts';
import { textFieldsOf } from '../../drafts/text-fields.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import type { PersonDialogProps } from './person-dialog.ts';
import { AccessField, RoleField, TeamsField } from './person-fields.tsx';
import { personFormOf, personInputOf, personTexts } from './person-form.ts';

interface EditPersonDialogProps extends PersonDialogProps {
  readonly teams: readonly TeamView[];
}

/** Changes name, role, access and teams of a person. */
export function EditPersonDialog({ isOpen, ...props }: EditPersonDialogProps) {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={`Edit ${props.person.name}`}>
      <EditPersonForm {...props} />
    </Modal>
  );
}

function EditPersonForm({ person, teams, onClose }: Omit<EditPersonDialogProps, 'isOpen'>) {
  const { personId } = person;
  const saved = { version: person.version, form: personFormOf(person) };
  const draft = useDraft({ key: `person:${personId}`, saved });
  const edit = useAction(() =>
    callApi('editPerson', { params: { personId }, body: { version: draft.version, ...personInputOf(draft.form) } }),
  );
  const field = textFieldsOf(draft, edit.problem);
  const isConflict = draft.isConflict && hasCode(edit.error, 'storage.conflict');

  const submit = async (): Promise<void> => {
    const edited = await edit.run(undefined);
    if (edited === undefined) return;
    draft.drop();
    onClose();
    notice(`${edited.name} is changed`);
  };

  return (
    <DialogForm
      action={isConflict ? { ...edit, problem: null } : edit}
      draft={draft}
      verb="Save"
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {draft.isConflict && (
        <ConflictAlert
          what="person"
          differences={differencesOf(personTexts(draft.form, teams), personTexts(saved.form, teams))}
          onTake={() => {
            edit.forget();
            draft.take();
          }}
          onOverwrite={() => {
            edit.forget();
            draft.rebase();
          }}
        />
      )}
      <TextInput label="Name" required data-autofocus autoComplete="off" maxLength={100} {...field('name')} />
      <TextInput
        label="E-mail"
        value={person.email}
        readOnly
        description="It is who they are: to change it, add them anew."
      />
      <RoleField {...field('role')} />
      <AccessField
        role={draft.form.role}
        value={draft.form.access}
        error={field('access').error}
        onChange={(access) => {
          draft.change({ access });
        }}
      />
      <TeamsField
        teams={teams}
        value={draft.form.teamIds}
        onChange={(teamIds) => {
          draft.change({ teamIds });
        }}
      />
      <Checkbox
        label="Must choose a new password at the next sign-in"
        checked={draft.form.choosesNewOne}
        onChange={(event) => {
          draft.change({ choosesNewOne: event.currentTarget.checked });
        }}
      />
    </DialogForm>
  );
}
