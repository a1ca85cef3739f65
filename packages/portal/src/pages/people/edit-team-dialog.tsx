import type { TeamDetailView, TeamEntryView } from '@gatelease/contract';
import { Modal, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import { QueryState } from '../../components/query-state.tsx';
import { useFields } from '../../components/use-fields.ts';
import { ConflictAlert } from '../../drafts/conflict-alert.tsx';
import { DialogForm } from '../../drafts/dialog-form.tsx';
import { differencesOf } from '../../drafts/differences.ts';
import { PeopleField } from './people-field.tsx';

interface EditTeamDialogProps {
  readonly team: TeamEntryView;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Renames a team, takes people in and out. */
export function EditTeamDialog({ team, isOpen, onClose }: EditTeamDialogProps) {
  const { teamId, name } = team;
  const details = useQuery({ ...apiQuery('readTeam', { params: { teamId } }), enabled: isOpen });
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Edit the team ${name}`}>
      <QueryState query={details} what="the team">
        {(found) => <EditTeamForm team={found} onClose={onClose} />}
      </QueryState>
    </Modal>
  );
}

function EditTeamForm({ team, onClose }: { readonly team: TeamDetailView; onClose(): void }) {
  const { teamId } = team;
  // What the form began with: who was taken in or out meanwhile by somebody else stays so.
  const [before] = useState(() => team.members.map(({ personId }) => personId));
  const [memberIds, setMemberIds] = useState(before);
  const [seenName, setSeenName] = useState(team.name);
  const edit = useAction((name: string) =>
    callApi('editTeam', {
      params: { teamId },
      body: {
        ...(name === seenName ? {} : { name }),
        addMembers: memberIds.filter((personId) => !before.includes(personId)),
        removeMembers: before.filter((personId) => !memberIds.includes(personId)),
      },
    }),
  );
  const { values, field, set } = useFields({ name: team.name }, edit.problem);
  const isRenamed = team.name !== seenName && values.name.trim() !== seenName;

  const takeTheirs = (): void => {
    set('name', team.name);
    setSeenName(team.name);
  };
  const submit = async (): Promise<void> => {
    if (isRenamed) return;
    const edited = await edit.run(values.name.trim());
    if (edited === undefined) return;
    onClose();
    notice(`The team ${edited.name} is changed`);
  };

  return (
    <DialogForm action={edit} verb="Save" onSubmit={() => void submit()} onClose={onClose}>
      {isRenamed && (
        <ConflictAlert
          what="team"
          differences={differencesOf([['Name', values.name.trim()]], [['Name', team.name]])}
          onTake={takeTheirs}
          onOverwrite={() => {
            setSeenName(team.name);
          }}
        />
      )}
      <TextInput
        label="Name of the team"
        required
        data-autofocus
        autoComplete="off"
        maxLength={100}
        {...field('name')}
      />
      <PeopleField value={memberIds} onChange={setMemberIds} />
    </DialogForm>
  );
}
