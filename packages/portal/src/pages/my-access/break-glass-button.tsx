import type { CallInput } from '@gatelease/contract/client';
import type { DoorView } from '@gatelease/contract';
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUrgent } from '@tabler/icons-react';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { problemsByField } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

type Wish = CallInput<'requestAccess'>['body'];

interface BreakGlassButtonProps {
  readonly door: DoorView;
  /** What is wished for, but for the reason. */
  readonly wish: Wish;
}

/** The way around approvals in an emergency. Before it opens, it says that everybody who approves will be told. */
export function BreakGlassButton({ door, wish }: BreakGlassButtonProps) {
  const [isAsking, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const open = useAction(async (body: Wish) => {
    await callApi('requestAccess', { body });
    dialog.close();
  });
  const problems = problemsByField(open.problem);
  if (!door.breakGlass) return null;

  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size="compact-md"
        leftSection={<IconUrgent size={18} aria-hidden />}
        aria-label={`Emergency: open ${door.resourceName} without approval`}
        onClick={dialog.open}
      >
        Emergency
      </Button>
      <Modal opened={isAsking} onClose={dialog.close} title={`Open ${door.resourceName} without approval?`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void open.run({ ...wish, reason: reason.trim(), breakGlass: true });
          }}
        >
          <ProblemAlert problem={open.problem} />
          <Note tone="bad" mb="md">
            {toldText(door.approvers)} It stands out in the ledger.
          </Note>
          <Textarea
            label="What is the emergency?"
            required
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
            value={reason}
            error={problems['reason'] ?? null}
            onChange={(event) => {
              setReason(event.currentTarget.value);
            }}
          />
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={dialog.close}>
              Back
            </Button>
            <Button type="submit" color="red" loading={open.isBusy}>
              Open without approval
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}

const MOST_NAMES = 4;

function toldText(approvers: readonly string[]): string {
  if (approvers.length === 0 || approvers.length > MOST_NAMES) {
    return 'Every approver is told at once by e-mail, with your reason.';
  }
  const names =
    approvers.length === 1
      ? (approvers[0] ?? '')
      : `${approvers.slice(0, -1).join(', ')} and ${approvers.at(-1) ?? ''}`;
  return `${names} ${approvers.length === 1 ? 'is' : 'are'} told at once by e-mail, with your reason.`;
}
