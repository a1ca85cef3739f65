import type { TeamView } from '@gatelease/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';

/** Deletes a team, after asking. */
export function TeamMenu({ team }: { readonly team: TeamView }) {
  const [isAsking, setIsAsking] = useState(false);
  const remove = useAction(() => callApi('deleteTeam', { params: { teamId: team.teamId } }));
  return (
    <>
      <Button
        variant="default"
        size="sm"
        aria-label={`Delete the team ${team.name}`}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Delete
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Delete the team ${team.name}?`}
        verb="Delete"
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => void remove.run(undefined)}
        onClose={() => {
          setIsAsking(false);
        }}
      >
        Its people stay. Access rules that name the team no longer grant them anything.
      </ConfirmDialog>
    </>
  );
}
