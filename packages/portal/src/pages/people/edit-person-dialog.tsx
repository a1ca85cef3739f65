import type { PersonView, TeamView } from '@gatelease/contract';
import type { CallInput } from '@gatelease/contract/client';
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { AccessField, RoleField, TeamsField } from './person-fields.tsx';
import { accessFor, roleOf } from './roles.ts';

interface EditPersonDialogProps {
  readonly person: PersonView;
  readonly teams: readonly TeamView[];
  readonly isOpen: boolean;
  onClose(): void;
}

/** Changes name, role and teams of a person. */
export function EditPersonDialog({ isOpen, ...props }: EditPersonDialogProps) {
  return (
    <Modal opened={isOpen} onClose={props.onClose} title={`Edit ${props.person.name}`}>
      <EditPersonForm {...props} />
    </Modal>
  );
}

function EditPersonForm({ person, teams, onClose }: Omit<EditPersonDialogProps, 'isOpen'>) {
  const { personId } = person;
  // What the form began with: a change by somebody else meanwhile is for the server to notice.
  const [version] = useState(person.version);
  const edit = useAction((changes: Omit<CallInput<'editPerson'>['body'], 'version'>) =>
    callApi('editPerson', { params: { personId }, body: { version, ...changes } }),
  );
  const { values, field, set } = useFields({ name: person.name, role: person.role, access: '' }, edit.problem);
  const [teamIds, setTeamIds] = useState<string[]>([...person.teamIds]);
  const [access, setAccess] = useState(person.access);
  const [mustChangePassword, setMustChangePassword] = useState(person.mustChangePassword);

  const submit = async (): Promise<void> => {
    const edited = await edit.run({
      name: values.name.trim(),
      role: roleOf(values.role),
      access: accessFor(roleOf(values.role), access),
      teamIds,
      mustChangePassword,
    });
    if (edited === undefined) return;
    notice(`${edited.name} is changed`);
    onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={edit.problem} />
      <Stack>
        <TextInput label="Name" required data-autofocus autoComplete="off" {...field('name')} />
        <RoleField
          value={values.role}
          error={field('role').error}
          onChange={(role) => {
            set('role', roleOf(role));
          }}
        />
        <AccessField role={values.role} value={access} error={field('access').error} onChange={setAccess} />
        <TeamsField teams={teams} value={teamIds} onChange={setTeamIds} />
        <Checkbox
          label="Must change the password at the next sign-in"
          checked={mustChangePassword}
          onChange={(event) => {
            setMustChangePassword(event.currentTarget.checked);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={edit.isBusy}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
