import type { TeamDetailView, TeamEntryView } from '@gatelease/contract';
import { Checkbox, List } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { apiQuery } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import { QueryState } from '../../components/query-state.tsx';
import { amountOf } from './amount.ts';

interface DeleteTeamDialogProps {
  readonly team: TeamEntryView;
  readonly isOpen: boolean;
  onClose(): void;
}

/** Deletes a team, after saying what its members lose with it. */
export function DeleteTeamDialog({ team, isOpen, onClose }: DeleteTeamDialogProps) {
  const { teamId, name } = team;
  const [closesLeases, setClosesLeases] = useState(false);
  const details = useQuery({ ...apiQuery('readTeam', { params: { teamId } }), enabled: isOpen, staleTime: 0 });
  const remove = useAction(async () => {
    await callApi('deleteTeam', { params: { teamId }, query: { closesLeases: closesLeases ? 'true' : 'false' } });
    onClose();
    notice(`The team ${name} is deleted`);
  });

  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Delete the team ${name}?`}
      verb="Delete"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => void remove.run(undefined)}
      onClose={onClose}
    >
      Its people stay. This cannot be taken back.
      <QueryState query={details} what="what hangs on the team">
        {(found) => (
          <>
            <List my="sm" spacing={4}>
              {linesOn(found).map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
            {found.liveLeases > 0 && (
              <Checkbox
                label={`Close ${found.liveLeases === 1 ? 'it' : 'them'} now; otherwise they go on to their end`}
                checked={closesLeases}
                onChange={(event) => {
                  setClosesLeases(event.currentTarget.checked);
                }}
              />
            )}
          </>
        )}
      </QueryState>
    </ConfirmDialog>
  );
}

function linesOn({ members, policies, liveLeases }: TeamDetailView): readonly string[] {
  return [
    members.length === 0 ? 'Nobody is in it.' : `${amountOf(members.length, 'person leaves', 'people leave')} it.`,
    policies.length === 0
      ? 'No access rule names it.'
      : `These access rules no longer grant it anything: ${policies.map(({ name }) => name).join(', ')}.`,
    ...(liveLeases === 0 ? [] : [`${amountOf(liveLeases, 'access is', 'accesses are')} open through it alone.`]),
  ];
}
