import { Button, Checkbox, Modal, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemsByField } from '../../api/problem.ts';
import { everyResource } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan } from '../../app/session-context.ts';
import { notice } from '../../components/notice.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RestoredNote } from '../../drafts/restored-note.tsx';
import { useDraft } from '../../drafts/use-draft.ts';

const NEW_STOP = { version: 0, form: { resourceId: '', reason: '', suspendsOpenings: true } };

/** What is typed to confirm that everything is meant; a group is confirmed by its name. */
const EVERYTHING = 'everything';

/** The button that closes all access, for those who may, with the dialog that makes sure. */
export function EmergencyStopButton() {
  const canStop = useCan('emergency.start');
  const [isOpen, dialog] = useDisclosure(false);
  if (!canStop) return null;
  return (
    <>
      <Button
        color="red"
        variant="outline"
        leftSection={<IconAlertOctagon size={18} aria-hidden />}
        onClick={dialog.open}
      >
        Emergency stop
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Emergency stop">
        <EmergencyStopForm onClose={dialog.close} />
      </Modal>
    </>
  );
}

function EmergencyStopForm({ onClose }: { onClose(): void }) {
  const groups = useQuery(everyResource()).data ?? [];
  const draft = useDraft({ key: 'emergency-stop', saved: NEW_STOP });
  const { resourceId, reason, suspendsOpenings } = draft.form;
  // Apart from the draft: it is to be meant each time.
  const [typed, setTyped] = useState('');
  const group = groups.find((candidate) => candidate.resourceId === resourceId);
  const toType = group?.name ?? EVERYTHING;
  const stop = useAction<undefined, { readonly leasesClosed: number }>(async () => {
    const body = { resourceId: resourceId === '' ? null : resourceId, reason: reason.trim(), suspendsOpenings };
    const started = await callApi('startEmergencyStop', { body });
    notice('The emergency stop is on', `${String(started.leasesClosed)} leases are being closed.`);
    return started;
  });
  const problems = problemsByField(stop.problem);
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if ((await stop.run(undefined)) === undefined) return;
    draft.drop();
    onClose();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <ProblemAlert problem={stop.problem} />
      <Stack>
        {draft.isRestored && (
          <RestoredNote
            onStartAfresh={() => {
              draft.take();
              stop.forget();
            }}
          />
        )}
        <p style={{ margin: 0 }}>
          Closes all access that is open or will open, and withdraws every request that waits. Sessions that are open
          already may live on; AWS lets no new ones in.
        </p>
        <NativeSelect
          label="What to close"
          data-autofocus
          value={resourceId}
          data={[
            { value: '', label: 'Everything' },
            ...groups.map((one) => ({ value: one.resourceId, label: one.name })),
          ]}
          onChange={(event) => {
            draft.change({ resourceId: event.currentTarget.value });
            setTyped('');
          }}
        />
        <Textarea
          label="Why"
          description="Everybody reads it on every page while the stop is on."
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={problems['reason'] ?? null}
          onChange={(event) => {
            draft.change({ reason: event.currentTarget.value });
          }}
        />
        <Checkbox
          label="Let nobody open anything there until an administrator lifts the stop"
          checked={suspendsOpenings}
          onChange={(event) => {
            draft.change({ suspendsOpenings: event.currentTarget.checked });
          }}
        />
        <TextInput
          label={`Type “${toType}” to confirm`}
          required
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
        />
        <Button
          type="submit"
          color="red"
          loading={stop.isBusy}
          disabled={typed.trim() !== toType || reason.trim() === ''}
        >
          {group === undefined ? 'Close everything now' : `Close all access to ${group.name} now`}
        </Button>
      </Stack>
    </form>
  );
}
